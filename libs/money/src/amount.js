"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readAmount = readAmount;
exports.formatAmount = formatAmount;
exports.lineAmount = lineAmount;
exports.readFactor = readFactor;
exports.sumAmounts = sumAmounts;
const currency_1 = require("./currency");
const decimal_1 = require("./decimal");
/** Digits before the point of an amount: QuickBooks Online takes 15 digits in all, two of them decimals. */
const AMOUNT_DIGITS = 13;
const FACTOR_DECIMALS = 7;
/**
 * Reads an amount such as `"12.50"` in the digits of its currency.
 * @param currency ISO 4217 code, validated before
 */
function readAmount(text, currency) {
    const digits = (0, currency_1.currencyDigits)(currency);
    const value = (0, decimal_1.readDecimal)(text, digits, AMOUNT_DIGITS);
    return typeof value === 'string' ? value : toMinorUnits(value, digits);
}
/** Writes an amount with exactly the digits of its currency: `1250n` USD is `"12.50"`. */
function formatAmount(amount, currency) {
    const digits = (0, currency_1.currencyDigits)(currency);
    return new decimal_1.Decimal(amount.toString()).div(10 ** digits).toFixed(digits);
}
/**
 * Quantity times unit price, rounded to the digits of `currency`, halves away from zero, on exact decimals:
 * `128.350 x 14.50 = 1861.075` is `1861.08` (QuickBooks Online, fault 6070).
 */
function lineAmount(quantity, unitPrice, currency) {
    return toMinorUnits(new decimal_1.Decimal(quantity).times(unitPrice), (0, currency_1.currencyDigits)(currency));
}
/** Reads a quantity or unit price: at most 7 decimals (QuickBooks Online's limit for UnitPrice). */
function readFactor(text) {
    return (0, decimal_1.readDecimal)(text, FACTOR_DECIMALS, AMOUNT_DIGITS);
}
function sumAmounts(amounts) {
    let total = 0n;
    for (const amount of amounts)
        total += amount;
    return total;
}
function toMinorUnits(value, digits) {
    return BigInt(value.times(10 ** digits).toFixed(0));
}
//# sourceMappingURL=amount.js.map