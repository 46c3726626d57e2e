import { type EntityDefinition, type Rule } from '../model/entity';
import { boolean, COMMON_FIELDS, enumeration, text } from '../model/fields';
import { activeByDefault, nameUniqueAmongSiblings } from '../rules/names';

const methodDefaults: Rule = ({ body }) => {
  body['Type'] ??= 'NON_CREDIT_CARD';
  return [];
};

/** QuickBooks Online, PaymentMethod page. */
export const PAYMENT_METHOD: EntityDefinition = {
  name: 'PaymentMethod',
  kind: 'name-list',
  operations: ['create', 'update', 'read', 'query'],
  sequence: 'payment-method',
  nameFields: ['Name'],
  referenceName: 'Name',
  listName: 'PaymentMethods',
  fields: {
    ...COMMON_FIELDS,
    Name: text(31, { required: true, filter: true, sort: true }),
    Active: boolean({ filter: true }),
    Type: enumeration(['CREDIT_CARD', 'NON_CREDIT_CARD'], { filter: true, sort: true }),
  },
  rules: [activeByDefault, nameUniqueAmongSiblings('PaymentMethod'), methodDefaults],
};
