import type { PurchaseOrder, RecordKind, RecordRef } from '@ledgerbridge/contracts';
import { linkCauseKey } from '../../causes/domain/cause';
import { type Mention, mentionKey } from './resolution';

/** Every record that an order mentions, with its place. */
export function mentionsOf(order: PurchaseOrder): Mention[] {
  const mention = (kind: RecordKind, ref: RecordRef | undefined, field: string): Mention[] =>
    ref ? [{ kind, ref, field }] : [];
  return [
    ...mention('supplier', order.supplier, 'supplier'),
    ...mention('customer', order.customer, 'customer'),
    ...mention('class', order.class, 'class'),
    ...mention('term', order.terms, 'terms'),
    ...order.lines.flatMap((line, index) => [
      ...mention('item', line.item, `lines[${index}].item`),
      ...mention('account', line.account, `lines[${index}].account`),
      ...mention('cost-code', line.costCode, `lines[${index}].costCode`),
      ...mention('customer', line.customer, `lines[${index}].customer`),
      ...mention('project', line.project, `lines[${index}].project`),
      ...mention('class', line.class, `lines[${index}].class`),
      ...mention('tax-code', line.taxCode, `lines[${index}].taxCode`),
    ]),
  ];
}

/** The link keys of an order, each once. */
export function mentionedKeys(order: PurchaseOrder): string[] {
  return [...new Set(mentionsOf(order).map(({ kind, ref }) => linkCauseKey(kind, mentionKey(ref))))];
}
