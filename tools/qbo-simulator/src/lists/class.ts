import { PLUS_AND_UP, type EntityDefinition } from '../model/entity';
import { boolean, COMMON_FIELDS, NAME_FORBIDS, reference, text } from '../model/fields';
import { activeChildren } from '../rules/active-children';
import { hierarchy } from '../rules/hierarchy';
import { renameBelow } from '../rules/rename-below';
import { activeByDefault, nameUniqueAmongSiblings } from '../rules/names';
import { classesAndLocations } from '../rules/usage-limit';

/** QuickBooks Online, Class page. Ids begin above 2^53: they are text, not numbers. */
export const CLASS: EntityDefinition = {
  name: 'Class',
  kind: 'name-list',
  operations: ['create', 'update', 'read', 'query'],
  plans: PLUS_AND_UP,
  sequence: 'class',
  nameFields: ['Name', 'FullyQualifiedName'],
  referenceName: 'FullyQualifiedName',
  listName: 'Klasses',
  fields: {
    ...COMMON_FIELDS,
    Name: text(100, { required: true, forbidden: NAME_FORBIDS, filter: true, sort: true }),
    SubClass: boolean({ readOnly: true, filter: true }),
    ParentRef: reference('Class'),
    FullyQualifiedName: text(600, { readOnly: true, filter: true, sort: true }),
    Active: boolean({ filter: true }),
  },
  rules: [
    activeByDefault,
    hierarchy('Class', 'Name', 'SubClass'),
    nameUniqueAmongSiblings('Class'),
    activeChildren('Class'),
    classesAndLocations,
  ],
  follow: renameBelow('Class', 'Name'),
};
