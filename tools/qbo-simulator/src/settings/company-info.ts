import { type EntityDefinition } from '../model/entity';
import {
  address,
  COMMON_FIELDS,
  date,
  emailAddress,
  kept,
  telephone,
  text,
  webAddress,
} from '../model/fields';
import { addresses } from '../rules/addresses';

/** QuickBooks Online, CompanyInfo page: one per company, its Id is "1". */
export const COMPANY_INFO: EntityDefinition = {
  name: 'CompanyInfo',
  kind: 'singleton',
  operations: ['update', 'read', 'query'],
  sequence: 'company-info',
  fields: {
    ...COMMON_FIELDS,
    CompanyName: text(1024, { required: true, filter: true }),
    LegalName: text(1024),
    CompanyAddr: address(),
    CustomerCommunicationAddr: address(),
    LegalAddr: address(),
    CustomerCommunicationEmailAddr: emailAddress(),
    PrimaryPhone: telephone(),
    CompanyStartDate: date(),
    EmployerId: text(20),
    FiscalYearStartMonth: text(20),
    Country: text(10, { readOnly: true }),
    Email: emailAddress(),
    WebAddr: webAddress(),
    SupportedLanguages: text(100),
    DefaultTimeZone: text(60),
    NameValue: kept({ readOnly: true }),
  },
  rules: [addresses('CompanyAddr', 'CustomerCommunicationAddr', 'LegalAddr')],
};
