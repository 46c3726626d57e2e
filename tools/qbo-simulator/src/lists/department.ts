import { PLUS_AND_UP, type EntityDefinition } from '../model/entity';
import { address, boolean, COMMON_FIELDS, NAME_FORBIDS, reference, text } from '../model/fields';
import { activeChildren } from '../rules/active-children';
import { hierarchy } from '../rules/hierarchy';
import { renameBelow } from '../rules/rename-below';
import { activeByDefault, nameUniqueAmongSiblings } from '../rules/names';
import { classesAndLocations } from '../rules/usage-limit';

/** QuickBooks Online, Department page: what the user interface calls a location. */
export const DEPARTMENT: EntityDefinition = {
  name: 'Department',
  kind: 'name-list',
  operations: ['create', 'update', 'read', 'query'],
  plans: PLUS_AND_UP,
  sequence: 'department',
  nameFields: ['Name', 'FullyQualifiedName'],
  referenceName: 'FullyQualifiedName',
  listName: 'Departments',
  fields: {
    ...COMMON_FIELDS,
    Name: text(100, { required: true, forbidden: NAME_FORBIDS, filter: true, sort: true }),
    SubDepartment: boolean({ readOnly: true, filter: true }),
    ParentRef: reference('Department'),
    FullyQualifiedName: text(600, { readOnly: true, filter: true, sort: true }),
    Address: address(),
    Active: boolean({ filter: true }),
  },
  rules: [
    activeByDefault,
    hierarchy('Department', 'Name', 'SubDepartment'),
    nameUniqueAmongSiblings('Department'),
    activeChildren('Department'),
    classesAndLocations,
  ],
  follow: renameBelow('Department', 'Name'),
};
