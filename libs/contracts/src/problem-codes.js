"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PROBLEMS = void 0;
/** What can be wrong with an input: a stable code, its title and the smallest change that mends it. */
exports.PROBLEMS = {
    missing: { title: 'A required field is missing', fix: 'Send the field.' },
    'supplier-missing': {
        title: 'Vendor missing',
        fix: 'Send `supplier` with its `externalId` or `quickbooksId`.',
    },
    'lines-missing': { title: 'Materials missing', fix: 'Send at least one line.' },
    'wrong-type': {
        title: 'A field has the wrong type',
        fix: 'Send the type that the detail names; amounts and quantities are strings.',
    },
    'wrong-format': { title: 'A field has the wrong form', fix: 'Send the form that the detail names.' },
    'unknown-field': { title: 'A field is not known', fix: 'Remove it, or put free data into `metadata`.' },
    empty: { title: 'A text is empty', fix: 'Leave the field out when there is no value.' },
    'too-long': { title: 'A text is too long', fix: 'Shorten it to the length that the detail names.' },
    'too-many': {
        title: 'A list is too long',
        fix: 'Send at most the number that the detail names; split the document.',
    },
    'too-large': {
        title: 'A number is too large',
        fix: 'Send a number within the limit that the detail names.',
    },
    'too-small': {
        title: 'A number is too small',
        fix: 'Send a number within the limit that the detail names.',
    },
    'control-character': {
        title: 'A text holds a control character',
        fix: 'Remove tabs, line breaks and other control characters.',
    },
    'not-unicode': {
        title: 'A text is not valid Unicode',
        fix: 'Send well-formed UTF-8: a half of a surrogate pair is no character.',
    },
    'not-a-decimal': {
        title: 'A value is not a decimal string',
        fix: 'Send a plain decimal in a string, such as "12.50".',
    },
    'too-many-decimals': {
        title: 'A value has too many decimals',
        fix: 'Round it to the decimals that the detail names.',
    },
    'too-many-digits': {
        title: 'A value has too many digits',
        fix: 'Send at most 13 digits before the point.',
    },
    'not-a-day': { title: 'A value is not a calendar day', fix: 'Send an existing day as YYYY-MM-DD.' },
    'currency-unknown': {
        title: 'The currency is unknown',
        fix: 'Send an active ISO 4217 code in capitals, such as USD.',
    },
    'not-a-url': { title: 'A value is not a web address', fix: 'Send an absolute http or https address.' },
    'line-repeated': {
        title: 'Two lines share an externalId',
        fix: 'Give each line of the document an externalId of its own.',
    },
    'line-target-ambiguous': {
        title: 'A line names more than one of item, account and cost code',
        fix: 'Send one of `item`, `account`, `costCode` on a line.',
    },
    'line-amount-differs': {
        title: 'A line amount is not quantity times unit price',
        fix: 'Send the amount that the detail names, or correct quantity or unit price.',
    },
    'total-differs': {
        title: 'The total is not the sum of the lines',
        fix: 'Send the total that the detail names, or correct the lines.',
    },
    'total-negative': {
        title: 'The total is negative',
        fix: 'An order must not be worth less than zero: check the lines.',
    },
    'billable-needs-customer': {
        title: 'A billable line names no customer',
        fix: 'Send `customer` or `project` on the line, or drop `billable`.',
    },
};
//# sourceMappingURL=problem-codes.js.map