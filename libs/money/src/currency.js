"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isCurrency = isCurrency;
exports.currencyDigits = currencyDigits;
/**
 * Active currencies of ISO 4217 (list one, 2026) that a company can trade in; funds, metals and test codes are left out.
 * A code that is missing here is answered with "unknown currency", never guessed.
 */
const TWO_DIGITS = 'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG';
const NO_DIGITS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF';
/** QuickBooks Online keeps two decimals at most, so the currencies with three are carried with two. */
const THREE_DIGITS = 'BHD IQD JOD KWD LYD OMR TND';
const DIGITS = new Map([
    ...NO_DIGITS.split(' ').map((code) => [code, 0]),
    ...`${TWO_DIGITS} ${THREE_DIGITS}`.split(' ').map((code) => [code, 2]),
]);
/** Whether `code` is an ISO 4217 code in capitals that documents may use. */
function isCurrency(code) {
    return DIGITS.has(code);
}
/**
 * Decimal digits of an amount in `currency`: 0 or 2.
 * @throws Error for a code that {@link isCurrency} refuses: callers validate first.
 */
function currencyDigits(currency) {
    const digits = DIGITS.get(currency);
    if (digits === undefined)
        throw new Error(`not an ISO 4217 currency: ${currency}`);
    return digits;
}
//# sourceMappingURL=currency.js.map