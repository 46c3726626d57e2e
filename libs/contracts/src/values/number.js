"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.day = exports.currency = exports.revision = exports.exchangeRate = exports.amount = exports.factor = void 0;
const money_1 = require("@ledgerbridge/money");
const zod_1 = require("zod");
const problem_1 = require("../problem");
const EXPECTED = {
    'not-a-decimal': 'expected a plain decimal such as "12.50"',
    'too-many-decimals': 'expected fewer decimals: amounts have those of their currency, at most 2; quantities and prices at most 7',
    'too-many-digits': 'expected at most 13 digits before the point',
};
function decimalText(readText) {
    return zod_1.z.string().superRefine((text, context) => {
        const value = readText(text);
        if (typeof value === 'string') {
            const problem = value;
            context.addIssue({ code: 'custom', ...(0, problem_1.rule)(problem, EXPECTED[problem]) });
        }
    });
}
/** Quantity or unit price: a decimal string of at most 7 decimals. */
exports.factor = decimalText(money_1.readFactor);
/** Amount of money: a decimal string of at most 2 decimals; whether the currency allows them is checked with the document. */
exports.amount = decimalText((text) => (0, money_1.readDecimal)(text, 2, 13));
/** Home units for one unit of the document's currency: positive, at most 7 decimals. */
exports.exchangeRate = decimalText(money_1.readFactor).refine((text) => !text.startsWith('-') && !/^0(\.0*)?$/.test(text), (0, problem_1.rule)('too-small', 'more than zero needed'));
/** Grows with every change of a document, cancel included; a millisecond timestamp will do. */
exports.revision = zod_1.z.int().min(1).max(Number.MAX_SAFE_INTEGER);
/** ISO 4217 code in capitals. */
exports.currency = zod_1.z
    .string()
    .refine(money_1.isCurrency, (0, problem_1.rule)('currency-unknown', 'expected an active ISO 4217 code in capitals'));
/** A calendar day of the division's time zone. */
exports.day = zod_1.z.string().refine(isDay, (0, problem_1.rule)('not-a-day', 'expected an existing day as YYYY-MM-DD'));
function isDay(text) {
    if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text))
        return false;
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
//# sourceMappingURL=number.js.map