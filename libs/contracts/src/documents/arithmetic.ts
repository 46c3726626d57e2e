import { formatAmount, isCurrency, lineAmount, readAmount, readFactor } from '@ledgerbridge/money';
import { type FieldProblem, fieldProblem } from '../problem';

/**
 * What is wrong between the fields of a document: repeated lines, ambiguous targets, amounts that do not add up.
 * Takes anything: parts that the shape refuses are passed over here, so that both lists can be shown together.
 */
export function arithmeticProblems(input: unknown): FieldProblem[] {
  if (!isObject(input) || !Array.isArray(input['lines'])) return [];
  const lines = input['lines'].slice(0, 1000).map((line: unknown) => (isObject(line) ? line : {}));
  return [
    ...repeatedLines(lines),
    ...lines.flatMap((line, index) => lineRules(line, index)),
    ...amounts(input, lines),
  ];
}

type Fields = Record<string, unknown>;

function repeatedLines(lines: Fields[]): FieldProblem[] {
  const seen = new Set<unknown>();
  return lines.flatMap((line, index) => {
    const id = line['externalId'];
    const repeated = typeof id === 'string' && seen.has(id);
    seen.add(id);
    return repeated
      ? [fieldProblem(['lines', index, 'externalId'], 'line-repeated', 'another line has this externalId')]
      : [];
  });
}

function lineRules(line: Fields, index: number): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (['item', 'account', 'costCode'].filter((target) => line[target] !== undefined).length > 1) {
    problems.push(
      fieldProblem(['lines', index], 'line-target-ambiguous', 'expected one of item, account, costCode'),
    );
  }
  if (line['billable'] === true && line['customer'] === undefined && line['project'] === undefined) {
    problems.push(
      fieldProblem(
        ['lines', index, 'billable'],
        'billable-needs-customer',
        'expected a customer or project beside billable',
      ),
    );
  }
  return problems;
}

function amounts(document: Fields, lines: Fields[]): FieldProblem[] {
  const currency = document['currency'];
  if (typeof currency !== 'string' || !isCurrency(currency)) return [];
  const problems: FieldProblem[] = [];
  let sum: bigint | undefined = 0n;
  lines.forEach((line, index) => {
    const read = readLine(line, currency);
    sum = read === undefined || sum === undefined ? undefined : sum + read.amount;
    if (read && read.amount !== read.expected) {
      problems.push(
        fieldProblem(
          ['lines', index, 'amount'],
          'line-amount-differs',
          `quantity times unit price is ${formatAmount(read.expected, currency)}`,
        ),
      );
    }
    if (amountDigits(line['amount'], currency))
      problems.push(digitsProblem(['lines', index, 'amount'], currency));
  });
  return [...problems, ...totalProblems(document['total'], sum, currency)];
}

function totalProblems(total: unknown, sum: bigint | undefined, currency: string): FieldProblem[] {
  if (amountDigits(total, currency)) return [digitsProblem(['total'], currency)];
  const value = typeof total === 'string' ? readAmount(total, currency) : undefined;
  if (typeof value !== 'bigint' || sum === undefined) return [];
  if (value !== sum)
    return [fieldProblem(['total'], 'total-differs', `the lines add up to ${formatAmount(sum, currency)}`)];
  return value < 0n ? [fieldProblem(['total'], 'total-negative', 'expected a total of zero or more')] : [];
}

function readLine(line: Fields, currency: string): { amount: bigint; expected: bigint } | undefined {
  const { quantity, unitPrice, amount } = line;
  if (typeof quantity !== 'string' || typeof unitPrice !== 'string' || typeof amount !== 'string')
    return undefined;
  if (typeof readFactor(quantity) === 'string' || typeof readFactor(unitPrice) === 'string') return undefined;
  const value = readAmount(amount, currency);
  return typeof value === 'bigint'
    ? { amount: value, expected: lineAmount(quantity, unitPrice, currency) }
    : undefined;
}

/** Whether an amount that is well-formed for some currency has more decimals than this one: `12.50` JPY. */
function amountDigits(value: unknown, currency: string): boolean {
  return (
    typeof value === 'string' &&
    /^-?\d+\.\d{1,2}$/.test(value) &&
    readAmount(value, currency) === 'too-many-decimals'
  );
}

function digitsProblem(path: PropertyKey[], currency: string): FieldProblem {
  return fieldProblem(path, 'too-many-decimals', `${currency} amounts have no decimals`);
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
