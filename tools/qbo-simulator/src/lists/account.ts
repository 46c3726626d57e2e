import { preference } from '../company/preference';
import { fault } from '../data-service/fault';
import { businessRule } from '../data-service/fault-texts';
import { referenceOf, textOf } from '../json';
import { followAccount } from '../ledger/opening';
import { SUB_TYPES_OF_ANY_TYPE } from './account-sub-types';
import { ACCOUNT_TYPES, typeOfSubType } from './account-types';
import { type EntityDefinition, type Rule } from '../model/entity';
import { ACCOUNT_NAME_FORBIDS, boolean, COMMON_FIELDS, date, number, reference, text } from '../model/fields';
import { activeChildren } from '../rules/active-children';
import { nameCurrency } from '../rules/currency';
import { hierarchy } from '../rules/hierarchy';
import { renameBelow } from '../rules/rename-below';
import { activeByDefault, nameUniqueAmongSiblings } from '../rules/names';
import { chartOfAccounts } from '../rules/usage-limit';

/** The sub type implies the type, the type its default sub type; one of both is needed (6010). */
const accountType: Rule = ({ body }) => {
  const subType = textOf(body, 'AccountSubType');
  const type = textOf(body, 'AccountType') ?? (subType === undefined ? undefined : typeOfSubType(subType));
  const known = type !== undefined && Object.hasOwn(ACCOUNT_TYPES, type) ? ACCOUNT_TYPES[type] : undefined;
  if (type === undefined || !known || (subType !== undefined && !fits(subType, known.subTypes))) {
    return [fault('6010', 'Either AccountType or AccountSubType must be specified with a valid value.')];
  }
  body['AccountType'] = type;
  body['AccountSubType'] = subType ?? known.subTypes[0] ?? '';
  body['Classification'] = known.classification;
  return [];
};

const fits = (subType: string, ofType: readonly string[]): boolean =>
  ofType.includes(subType) || SUB_TYPES_OF_ANY_TYPE.has(subType);

const sameTypeAsParent: Rule = ({ books, body }) => {
  const parent = books.find('Account', referenceOf(body, 'ParentRef') ?? '');
  if (!parent || parent['AccountType'] === body['AccountType']) return [];
  return [fault('700', 'The account type of a sub-account must be that of its parent.', 'ParentRef')];
};

/** Where a company numbers its accounts, no two have one number. The words are those for documents: inferred. */
const numberUnique: Rule = ({ books, body }) => {
  const number = textOf(body, 'AcctNum');
  if (number === undefined || preference(books, 'AccountingInfoPrefs', 'UseAccountNumbers') !== true)
    return [];
  const taken = [...books.records('Account').values()].some(
    ({ body: other }) => other['AcctNum'] === number && other['Id'] !== body['Id'],
  );
  return taken
    ? [businessRule('You must specify a different number. This number has already been used.', 'AcctNum')]
    : [];
};

const balances: Rule = ({ body, previous }) => {
  body['CurrentBalance'] ??= 0;
  body['CurrentBalanceWithSubAccounts'] ??= 0;
  const deactivated = body['Active'] === false && previous?.['Active'] === true;
  if (!deactivated || body['CurrentBalance'] === 0) return [];
  return [fault('6220', 'This account has a balance and cannot be made inactive.')];
};

/** QuickBooks Online, Account page. */
export const ACCOUNT: EntityDefinition = {
  name: 'Account',
  kind: 'name-list',
  operations: ['create', 'update', 'read', 'query'],
  sequence: 'account',
  nameFields: ['Name', 'FullyQualifiedName'],
  referenceName: 'FullyQualifiedName',
  listName: 'Accounts',
  fields: {
    ...COMMON_FIELDS,
    Name: text(100, { required: true, forbidden: ACCOUNT_NAME_FORBIDS, filter: true, sort: true }),
    SubAccount: boolean({ readOnly: true, filter: true }),
    ParentRef: reference('Account'),
    Description: text(100, { filter: true, sort: true }),
    FullyQualifiedName: text(600, { readOnly: true, filter: true, sort: true }),
    Active: boolean({ filter: true }),
    Classification: text(30, { readOnly: true, filter: true, sort: true }),
    AccountType: text(30, { filter: true, sort: true }),
    AccountSubType: text(60, { filter: true, sort: true }),
    AcctNum: text(20, { forbidden: /:/ }),
    BankNum: text(50),
    AccountAlias: text(100),
    OpeningBalance: number(),
    OpeningBalanceDate: date(),
    TaxCodeRef: reference([]),
    TxnLocationType: text(50),
    CurrencyRef: reference([]),
    CurrentBalance: number({ readOnly: true, filter: true, sort: true }),
    CurrentBalanceWithSubAccounts: number({ readOnly: true }),
  },
  rules: [
    activeByDefault,
    accountType,
    hierarchy('Account', 'Name', 'SubAccount'),
    sameTypeAsParent,
    nameUniqueAmongSiblings('Account'),
    numberUnique,
    activeChildren('Account'),
    chartOfAccounts,
    nameCurrency,
    balances,
  ],
  follow: renameBelow('Account', 'Name', followAccount),
};
