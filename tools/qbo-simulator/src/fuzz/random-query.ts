import { type Choice } from './choice';

const WORDS: readonly [string, ...string[]] = [
  'select',
  'SELECT',
  '*',
  'count(*)',
  'from',
  'FROM',
  'where',
  'and',
  'or',
  'in',
  'like',
  'orderby',
  'ORDER BY',
  'desc',
  'startposition',
  'maxresults',
  'Vendor',
  'PurchaseOrder',
  'Invoice',
  'Item',
  'TaxCode',
  'Nothing',
  'Id',
  'DisplayName',
  'MetaData.LastUpdatedTime',
  'Active',
  'Line',
  '=',
  '!=',
  '<=',
  '>',
  '(',
  ')',
  ',',
  ';',
  "'1'",
  "'%a%'",
  "'O\\'Brien'",
  "'",
  '\\',
  '0',
  '-1',
  '1001',
  '99999999999999999999',
  'true',
  'CURRENT_DATE',
  "'2026-01-01T00:00:00-08:00'",
  '\t',
  '\n',
  'é',
];

const GOOD: readonly [string, ...string[]] = [
  `select * from Vendor where DisplayName like '%a%' orderby DisplayName startposition 1 maxresults 5`,
  `select Id, SyncToken from PurchaseOrder where TxnDate >= '2026-01-01'`,
  `SELECT COUNT(*) FROM Item WHERE Active IN (true, false)`,
  `select * from Account where AccountType = 'Bank' and Active = true;`,
];

/** A query, or something that begins like one. */
export function randomQuery(choice: Choice): string {
  if (choice.oneIn(3)) return spoiledText(choice.of(GOOD), choice);
  const words = Array.from({ length: 1 + choice.below(14) }, () => choice.of(WORDS));
  return choice.oneIn(2) ? `select * from ${words.join(' ')}` : words.join(choice.oneIn(5) ? '' : ' ');
}

function spoiledText(text: string, choice: Choice): string {
  if (choice.oneIn(4)) return text;
  const cut = choice.below(text.length);
  const rest = text.slice(cut + choice.below(4));
  return `${text.slice(0, cut)}${choice.oneIn(2) ? choice.of(WORDS) : ''}${rest}`;
}
