import {
  boolean,
  COMMON_FIELDS,
  emailAddress,
  NAME_FORBIDS,
  telephone,
  text,
  webAddress,
  type FieldTable,
} from '../model/fields';

const forbidden = NAME_FORBIDS;

/** What vendors, customers and employees have in common; where one differs, its own table says so. */
export const NAME_FIELDS: FieldTable = {
  ...COMMON_FIELDS,
  DisplayName: text(500, { forbidden, filter: true, sort: true }),
  Title: text(16, { forbidden }),
  GivenName: text(100, { forbidden, filter: true, sort: true }),
  MiddleName: text(100, { forbidden, filter: true, sort: true }),
  FamilyName: text(100, { forbidden, filter: true, sort: true }),
  Suffix: text(16, { forbidden }),
  PrintOnCheckName: text(100, { forbidden, filter: true, sort: true }),
  Active: boolean({ filter: true }),
  PrimaryEmailAddr: emailAddress(),
  PrimaryPhone: telephone(),
  Mobile: telephone(),
  WebAddr: webAddress(),
};
