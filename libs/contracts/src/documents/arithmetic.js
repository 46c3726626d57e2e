"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.arithmeticProblems = arithmeticProblems;
const money_1 = require("@ledgerbridge/money");
const problem_1 = require("../problem");
/**
 * What is wrong between the fields of a document: repeated lines, ambiguous targets, amounts that do not add up.
 * Takes anything: parts that the shape refuses are passed over here, so that both lists can be shown together.
 */
function arithmeticProblems(input) {
    if (!isObject(input) || !Array.isArray(input['lines']))
        return [];
    const lines = input['lines'].slice(0, 1000).map((line) => (isObject(line) ? line : {}));
    return [
        ...repeatedLines(lines),
        ...lines.flatMap((line, index) => lineRules(line, index)),
        ...amounts(input, lines),
    ];
}
function repeatedLines(lines) {
    const seen = new Set();
    return lines.flatMap((line, index) => {
        const id = line['externalId'];
        const repeated = typeof id === 'string' && seen.has(id);
        seen.add(id);
        return repeated
            ? [(0, problem_1.fieldProblem)(['lines', index, 'externalId'], 'line-repeated', 'another line has this externalId')]
            : [];
    });
}
function lineRules(line, index) {
    const problems = [];
    if (['item', 'account', 'costCode'].filter((target) => line[target] !== undefined).length > 1) {
        problems.push((0, problem_1.fieldProblem)(['lines', index], 'line-target-ambiguous', 'expected one of item, account, costCode'));
    }
    if (line['billable'] === true && line['customer'] === undefined && line['project'] === undefined) {
        problems.push((0, problem_1.fieldProblem)(['lines', index, 'billable'], 'billable-needs-customer', 'expected a customer or project beside billable'));
    }
    return problems;
}
function amounts(document, lines) {
    const currency = document['currency'];
    if (typeof currency !== 'string' || !(0, money_1.isCurrency)(currency))
        return [];
    const problems = [];
    let sum = 0n;
    lines.forEach((line, index) => {
        const read = readLine(line, currency);
        sum = read === undefined || sum === undefined ? undefined : sum + read.amount;
        if (read && read.amount !== read.expected) {
            problems.push((0, problem_1.fieldProblem)(['lines', index, 'amount'], 'line-amount-differs', `quantity times unit price is ${(0, money_1.formatAmount)(read.expected, currency)}`));
        }
        if (amountDigits(line['amount'], currency))
            problems.push(digitsProblem(['lines', index, 'amount'], currency));
    });
    return [...problems, ...totalProblems(document['total'], sum, currency)];
}
function totalProblems(total, sum, currency) {
    if (amountDigits(total, currency))
        return [digitsProblem(['total'], currency)];
    const value = typeof total === 'string' ? (0, money_1.readAmount)(total, currency) : undefined;
    if (typeof value !== 'bigint' || sum === undefined)
        return [];
    if (value !== sum)
        return [(0, problem_1.fieldProblem)(['total'], 'total-differs', `the lines add up to ${(0, money_1.formatAmount)(sum, currency)}`)];
    return value < 0n ? [(0, problem_1.fieldProblem)(['total'], 'total-negative', 'expected a total of zero or more')] : [];
}
function readLine(line, currency) {
    const { quantity, unitPrice, amount } = line;
    if (typeof quantity !== 'string' || typeof unitPrice !== 'string' || typeof amount !== 'string')
        return undefined;
    if (typeof (0, money_1.readFactor)(quantity) === 'string' || typeof (0, money_1.readFactor)(unitPrice) === 'string')
        return undefined;
    const value = (0, money_1.readAmount)(amount, currency);
    return typeof value === 'bigint'
        ? { amount: value, expected: (0, money_1.lineAmount)(quantity, unitPrice, currency) }
        : undefined;
}
/** Whether an amount that is well-formed for some currency has more decimals than this one: `12.50` JPY. */
function amountDigits(value, currency) {
    return (typeof value === 'string' &&
        /^-?\d+\.\d{1,2}$/.test(value) &&
        (0, money_1.readAmount)(value, currency) === 'too-many-decimals');
}
function digitsProblem(path, currency) {
    return (0, problem_1.fieldProblem)(path, 'too-many-decimals', `${currency} amounts have no decimals`);
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
//# sourceMappingURL=arithmetic.js.map