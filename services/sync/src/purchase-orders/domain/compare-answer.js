"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.compareAnswer = compareAnswer;
const money_1 = require("@ledgerbridge/money");
/** Fields of a header that QuickBooks returns as they were sent; addresses are not among them, since it normalises them. */
const HEADER = [
    'VendorRef',
    'APAccountRef',
    'TxnDate',
    'DueDate',
    'Memo',
    'PrivateNote',
    'CurrencyRef',
    'ShipTo',
    'ClassRef',
    'SalesTermRef',
];
/**
 * What QuickBooks has otherwise than we sent: HTTP 200 is not success, since it may drop lines or replace numbers and
 * accounts without a word. An empty list means that everything we can compare is as planned.
 */
function compareAnswer(sent, found) {
    return [
        ...numberNotes(sent, found),
        ...HEADER.flatMap((name) => headerNote(name, sent, found)),
        ...statusNotes(sent, found),
        ...lineNotes(sent, found),
        ...totalNotes(sent, found),
    ];
}
function numberNotes(sent, answer) {
    const planned = sent.DocNumber ?? null;
    const found = answer.DocNumber ?? null;
    return planned === found ? [] : [{ code: 'number-by-quickbooks', field: 'DocNumber', planned, found }];
}
function headerNote(name, sent, found) {
    const planned = textOf(sent[name]);
    const actual = textOf(found[name]);
    // QuickBooks fills in what we leave out; only what we sent can differ. An emptied text reads back as nothing.
    if (sent[name] === undefined || planned === actual || (planned === '' && actual === null))
        return [];
    return [{ code: 'field-differs', field: name, planned, found: actual }];
}
function statusNotes({ POStatus: planned }, { POStatus: found }) {
    return planned === found
        ? []
        : [{ code: 'status-differs', field: 'POStatus', planned, found: found ?? null }];
}
function lineNotes({ Line: sent }, { Line: found }) {
    if (sent.length !== found.length)
        return [
            { code: 'lines-differ', field: 'Line', planned: String(sent.length), found: String(found.length) },
        ];
    return sent.flatMap((line, index) => {
        const planned = lineText(line);
        const other = found[index];
        const actual = other ? lineText(other) : null;
        return planned === actual
            ? []
            : [{ code: 'line-differs', field: `Line[${index}]`, planned, found: actual }];
    });
}
/** What makes a line itself: what is bought, how much, at what price, for whom. */
function lineText(line) {
    const detail = line.DetailType === 'ItemBasedExpenseLineDetail'
        ? line.ItemBasedExpenseLineDetail
        : line.AccountBasedExpenseLineDetail;
    const target = 'ItemRef' in detail
        ? `item ${detail.ItemRef.value} x ${decimalText(detail.Qty)} at ${decimalText(detail.UnitPrice)}`
        : `account ${detail.AccountRef.value}`;
    const customer = detail.CustomerRef ? ` for ${detail.CustomerRef.value}` : '';
    const classRef = detail.ClassRef ? ` in class ${detail.ClassRef.value}` : '';
    return `${target} = ${decimalText(line.Amount)}${customer}${classRef}`;
}
/** Orders carry no computed tax that we send, so the total is the sum of the lines. */
function totalNotes({ Line, GlobalTaxCalculation }, { TotalAmt }) {
    if (TotalAmt === undefined || GlobalTaxCalculation === 'TaxExcluded')
        return [];
    const planned = Line.reduce((sum, line) => sum.plus(line.Amount), new money_1.Decimal(0));
    return planned.equals(TotalAmt)
        ? []
        : [{ code: 'total-differs', field: 'TotalAmt', planned: planned.toFixed(), found: String(TotalAmt) }];
}
const decimalText = (value) => value === undefined ? '-' : new money_1.Decimal(value).toFixed();
function textOf(value) {
    if (typeof value === 'string')
        return value;
    if (typeof value === 'object' && value !== null && 'value' in value)
        return String(value.value);
    return null;
}
//# sourceMappingURL=compare-answer.js.map