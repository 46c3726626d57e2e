"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Decimal = void 0;
exports.readDecimal = readDecimal;
const decimal_js_1 = require("decimal.js");
/**
 * Exact decimals for money: 60 significant digits, so that the product of any quantity and price we accept is exact,
 * and halves away from zero, as QuickBooks Online rounds (its fault 6070 refuses a cent of difference).
 */
exports.Decimal = decimal_js_1.Decimal.clone({
    precision: 60,
    rounding: decimal_js_1.Decimal.ROUND_HALF_UP,
    toExpNeg: -40,
    toExpPos: 40,
});
/** A plain decimal as it stands on the wire: no exponent, no sign but minus, no blanks, no leading zeros. */
const PLAIN = /^-?(0|[1-9]\d*)(\.\d+)?$/;
/**
 * Reads a decimal string such as `"12.50"`.
 * @param maxDecimals digits allowed after the point, trailing zeros counted
 * @param maxDigits digits allowed before the point
 */
function readDecimal(text, maxDecimals, maxDigits) {
    if (!PLAIN.test(text))
        return 'not-a-decimal';
    const [whole = '', fraction = ''] = text.replace('-', '').split('.');
    if (fraction.length > maxDecimals)
        return 'too-many-decimals';
    if (whole.length > maxDigits)
        return 'too-many-digits';
    return new exports.Decimal(text);
}
//# sourceMappingURL=decimal.js.map