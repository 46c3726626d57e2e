import type { RecordKind } from '@ledgerbridge/contracts';
import type { List } from '../../quickbooks-records/domain/listed-record';

/** What a cost code stands for, by the division's policy. */
export type Target = 'item' | 'account';

/**
 * The list that holds the equals of a kind of record; undefined where there is none here: locations have no place on a
 * purchase order, tax codes are mapped by the tax service.
 */
export function listOf(kind: RecordKind, target: Target | null): List | undefined {
  switch (kind) {
    case 'supplier':
      return 'Vendor';
    case 'customer':
    case 'project':
      return 'Customer';
    case 'item':
      return 'Item';
    case 'account':
      return 'Account';
    case 'cost-code':
      return target === 'account' ? 'Account' : 'Item';
    case 'class':
      return 'Class';
    case 'term':
      return 'Term';
    case 'location':
    case 'tax-code':
      return undefined;
  }
}

/** Vendors and customers may not share a display name, inactive ones included (QuickBooks Online, fault 6240). */
const SHARED_NAME_SPACE: readonly List[] = ['Vendor', 'Customer'];

/** The lists in which a name of this list must be free. */
export function nameSpaceOf(list: List): readonly List[] {
  return SHARED_NAME_SPACE.includes(list) ? SHARED_NAME_SPACE : [list];
}

/** Kinds whose link may come out otherwise when a list changes. */
export function kindsTouchedBy(list: List): RecordKind[] {
  return LINKED_KINDS.filter((kind) =>
    (['item', 'account'] as const).some((target) => {
      const own = listOf(kind, target);
      return own !== undefined && nameSpaceOf(own).includes(list);
    }),
  );
}

const LINKED_KINDS = [
  'supplier',
  'item',
  'customer',
  'project',
  'account',
  'cost-code',
  'class',
  'term',
] as const satisfies readonly RecordKind[];
