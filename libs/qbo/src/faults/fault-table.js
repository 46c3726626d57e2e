"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UNLISTED_FAULT = exports.FAULTS = void 0;
const person = (code, cause, sentence, fix, who = 'accountant', says) => ({
    code,
    retry: 'person',
    cause,
    sentence,
    fix,
    who,
    ...(says ? { says } : {}),
});
const wait = (code, retry, cause, sentence, says) => ({
    code,
    retry,
    cause,
    sentence,
    fix: 'Nothing to do: it is tried again by itself.',
    who: 'nobody',
    ...(says ? { says } : {}),
});
const hold = (code, cause, sentence, fix) => ({
    code,
    retry: 'hold-company',
    cause,
    sentence,
    fix,
    who: 'accountant',
});
/** Rules in order: the first that fits decides, so narrower ones stand above. Sources: QuickBooks Online's error pages. */
exports.FAULTS = [
    wait('3001', 'backoff', 'quickbooks-busy', 'QuickBooks takes no more requests for this company right now.'),
    wait('http-429', 'backoff', 'quickbooks-busy', 'QuickBooks takes no more requests for this company right now.'),
    wait('3200', 'refresh', 'token-expired', 'The access token has expired.'),
    wait('5010', 're-read', 'changed-meanwhile', 'The document was changed in QuickBooks at the same time.'),
    wait('10000', 'unknown', 'quickbooks-unavailable', 'QuickBooks had an internal error; the document may have been saved.'),
    wait('6000', 'unknown', 'quickbooks-unavailable', 'QuickBooks asks to wait; the document may have been saved.', 'please wait a few minutes'),
    hold('3100', 'connection-refused', 'QuickBooks does not let this application into the company.', 'Reconnect the company as its administrator.'),
    hold('120', 'no-access', 'The person who connected QuickBooks has lost the right to.', 'Reconnect the company as its administrator.'),
    hold('6190', 'subscription-ended', 'The QuickBooks subscription has ended or has a billing problem.', 'Renew the subscription in QuickBooks, then retry.'),
    {
        code: '6140',
        retry: 'adopt',
        cause: 'number-taken',
        sentence: 'QuickBooks already has a document of this number.',
        fix: 'Give the order another number, or adopt the existing document.',
        who: 'host',
    },
    {
        code: '6240',
        retry: 'adopt',
        cause: 'name-taken',
        sentence: 'QuickBooks already uses this name for a customer, vendor, employee or item, perhaps an inactive one.',
        fix: 'Link the existing record, or give the new one another name.',
        who: 'accountant',
    },
    person('610', 'record-inactive', 'Something the document uses was made inactive in QuickBooks.', 'Reactivate it in QuickBooks or link another record.', 'accountant', 'made inactive'),
    person('610', 'deleted-in-quickbooks', 'The document was deleted in QuickBooks.', 'Decide whether it shall be written again: retry, or skip.'),
    person('2500', 'record-inactive', 'Something the document uses was made inactive in QuickBooks.', 'Reactivate it in QuickBooks or link another record.', 'accountant', 'made inactive'),
    person('2500', 'item-is-category', 'An item of the document is a category, which QuickBooks does not buy.', 'Link the line to a product or service.', 'accountant', 'category'),
    person('2500', 'record-missing', 'Something the document refers to does not exist in QuickBooks.', 'Link another record.'),
    person('5020', 'plan-lacks-feature', 'The QuickBooks plan has no purchase orders.', 'Upgrade to Plus or Advanced.'),
    person('5030', 'feature-off', 'A feature the document needs is switched off in QuickBooks.', 'Switch on classes, locations or currencies in QuickBooks, or stop using them in orders.'),
    person('6200', 'period-closed', 'The books of that period are closed.', 'Date the order in an open period, or reopen the period.'),
    person('6210', 'period-closed', 'The books of that period are closed with a password.', 'Date the order in an open period, or reopen the period.'),
    person('6070', 'amount-differs', 'A line amount is not quantity times unit price for QuickBooks.', 'Report this: it should not happen.', 'operator'),
    person('6430', 'account-type-wrong', 'An account of the document has a type that QuickBooks does not take there.', 'Link another account or set an expense account on the item.'),
    person('6100', 'tax-code-wrong', 'A tax code of the document is not allowed on a line.', 'Map the tax code to one that QuickBooks takes here.'),
    person('6000', 'tax-code-missing', 'QuickBooks wants a tax rate on every line.', 'Set the policy `tax` to `mapped` and map the tax codes.', 'accountant', 'gst/hst rate'),
    person('6000', 'currency-differs', 'The currency of the document is not the vendor’s in QuickBooks.', 'Link a vendor of that currency.', 'accountant', 'currency'),
    person('6310', 'billable-needs-customer', 'A billable line names no customer.', 'Name the customer on the line.', 'host'),
    person('2050', 'text-too-long', 'A text is longer than QuickBooks takes.', 'Shorten the text that QuickBooks names.', 'host'),
    person('2040', 'name-not-allowed', 'A name holds characters that QuickBooks does not take.', 'Remove colons, tabs and line breaks from the name.', 'host'),
];
/** For codes that no rule names: shown with QuickBooks' own words. */
exports.UNLISTED_FAULT = {
    retry: 'person',
    cause: 'refused-by-quickbooks',
    sentence: 'QuickBooks refuses the document.',
    fix: 'See what QuickBooks says, mend it, then retry.',
    who: 'accountant',
};
//# sourceMappingURL=fault-table.js.map