import { notTestable, shown, type Fact } from './fact';

/** Sections 5.1, 5.16 and 5.17. */
export const COMPANY: readonly Fact[] = [
  shown(
    '5.1-company-info',
    'H',
    'CompanyInfo has Id 1, names, country, the month in which the year begins and languages.',
    'CompanyInfo tells the country, the year, the plan and the subscription',
  ),
  shown(
    '5.1-name-values',
    'H',
    'Its list of names and values tells OfferingSku, SubscriptionStatus, QBOIndustryType and more.',
    'CompanyInfo tells the country, the year, the plan and the subscription',
  ),
  shown(
    '5.1-company-name',
    'H',
    'CompanyName has at most 1024 characters.',
    'lengths of the properties of names',
  ),
  shown(
    '5.1-preferences',
    'H',
    'Preferences has Id 1 and the groups of flags that change behaviour.',
    'Preferences have the groups that change behaviour',
  ),
  shown(
    '5.1-class-tracking',
    'H',
    'The two kinds of class tracking exclude each other.',
    'can be turned one by one in a sparse update, and the two kinds of class tracking exclude each other',
  ),
  shown(
    '5.1-multicurrency-stays',
    'H',
    'Several currencies cannot be switched off again.',
    'several currencies cannot be switched off again',
  ),
  shown('5.1-close-date', 'H', 'The closing date can be read.', 'the closing date can be read'),
  notTestable(
    '5.1-cache',
    'H',
    'Reads of preferences are metered, so they should be cached.',
    'advice to clients',
  ),
  shown(
    '5.1-duplicate-warning',
    'H',
    'Whether a used bill number is warned of cannot be read or set by the API.',
    'no preference tells of the warning of a used bill number',
  ),

  shown(
    '5.16-create',
    'M',
    'What can be created.',
    '%s is created by %s from a careless body, and read as meant',
  ),
  shown('5.16-query', 'M', 'What can be queried.', '%s is found by %s, however the query is written'),
  shown(
    '5.16-delete',
    'M',
    'What can be deleted.',
    '%s is deleted by %s',
    'what an entity does not offer › %s of %s is refused with 500',
  ),
  shown(
    '5.16-papers',
    'M',
    'Orders are sent and printed, bills are not.',
    'is a pdf that says what it is',
    'a bill is neither printed nor sent',
  ),

  shown(
    '5.17-company',
    'H',
    'The sample company of the US has one currency, automated sales tax and no custom numbers.',
    'the sample company has one currency, automated sales tax and no custom numbers',
  ),
  shown(
    '5.17-ids',
    'H',
    'Its vendors, customers, accounts and items have the recorded ids.',
    'has the recorded ids and names',
  ),
  shown(
    '5.17-next-ids',
    'H',
    'The next customer is 58, the next item 19, transactions go on from about 145.',
    'the next customer is 58 and the next item 19',
    'begins at transaction 145 in the sample company and numbers by itself there',
  ),
  shown(
    '5.17-default-item',
    'H',
    'Item 1, Services, is sold and cannot be bought.',
    'sells but cannot buy Services, which the demo company can',
  ),
];
