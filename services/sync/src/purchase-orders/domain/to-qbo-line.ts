import type { PurchaseOrder, PurchaseOrderLine } from '@ledgerbridge/contracts';
import type { AccountLineDetail, ItemLineDetail, QboPurchaseOrderLine } from '@ledgerbridge/qbo';
import { Decimal } from '@ledgerbridge/money';
import { cause } from '../../causes/domain/cause';
import type { PlanningFacts } from './facts';
import { type Resolved, resolveMention } from './resolution';
import { resolveTarget } from './resolve-line';
import { type Source, sourced, type SourcedTree } from './sourced';

export interface LineContext {
  order: PurchaseOrder;
  facts: PlanningFacts;
  /** Turns what was resolved into a reference, and collects what is missing or to be created. */
  take: (resolved: Resolved) => SourcedTree<{ value: string }> | undefined;
}

type Ref = SourcedTree<{ value: string }>;
type Shared = SourcedTree<Pick<ItemLineDetail, 'CustomerRef' | 'ClassRef' | 'TaxCodeRef' | 'BillableStatus'>>;

/** A line as QuickBooks shall have it. A line is never dropped: what cannot be resolved becomes a cause. */
export function toQboLine(
  line: PurchaseOrderLine,
  index: number,
  context: LineContext,
): SourcedTree<QboPurchaseOrderLine> {
  const path = `lines[${index}]`;
  const from = (name: string): Source => ({ kind: 'document', field: `${path}.${name}` });
  const target = resolveTarget(line, index, context.facts);
  const ref = context.take(target) ?? { value: sourced('', { kind: 'rule', rule: 'unresolved' }) };
  const shared = sharedDetail(line, path, context);
  const project =
    line.project &&
    context.take(
      resolveMention(
        { kind: 'project', ref: line.project, field: `${path}.project` },
        context.facts,
        'project-not-linked',
      ),
    );
  const head = {
    Description: sourced(line.description, from('description')),
    Amount: sourced(decimal(line.amount), from('amount')),
    ...(project ? { ProjectRef: project } : {}),
  };
  if (target.as === 'creation' || (target.as === 'reference' && target.entity === 'Item')) {
    const detail: SourcedTree<ItemLineDetail> = {
      ItemRef: ref,
      Qty: sourced(decimal(line.quantity), from('quantity')),
      UnitPrice: sourced(decimal(line.unitPrice), from('unitPrice')),
      ...shared,
      ...(project && !shared.CustomerRef ? { CustomerRef: project } : {}),
    };
    return {
      ...head,
      DetailType: sourced('ItemBasedExpenseLineDetail', lineKind),
      ItemBasedExpenseLineDetail: detail,
    };
  }
  const detail: SourcedTree<AccountLineDetail> = {
    AccountRef: ref,
    ...shared,
    ...(project && !shared.CustomerRef ? { CustomerRef: project } : {}),
  };
  return {
    ...head,
    DetailType: sourced('AccountBasedExpenseLineDetail', lineKind),
    AccountBasedExpenseLineDetail: detail,
  };
}

const lineKind: Source = {
  kind: 'rule',
  rule: 'linked items are item lines, everything else goes to an account',
};

function sharedDetail(line: PurchaseOrderLine, path: string, { order, facts, take }: LineContext): Shared {
  const customer =
    line.customer &&
    take(
      resolveMention(
        { kind: 'customer', ref: line.customer, field: `${path}.customer` },
        facts,
        'customer-not-linked',
      ),
    );
  const lineClass =
    facts.connection?.capabilities?.classTracking === 'line' ? (line.class ?? order.class) : undefined;
  const classRef =
    lineClass &&
    take(
      resolveMention({ kind: 'class', ref: lineClass, field: `${path}.class` }, facts, 'class-not-linked'),
    );
  const taxCode = taxCodeRef(line, path, { order, facts, take });
  return {
    ...(customer ? { CustomerRef: customer } : {}),
    ...(classRef ? { ClassRef: classRef } : {}),
    ...(taxCode ? { TaxCodeRef: taxCode } : {}),
    ...(line.billable
      ? { BillableStatus: sourced('Billable', { kind: 'document', field: `${path}.billable` }) }
      : {}),
  };
}

/** Under the policy `off` neither rate nor amount nor code of a tax is sent. */
function taxCodeRef(
  { taxCode }: PurchaseOrderLine,
  path: string,
  { facts, take }: LineContext,
): Ref | undefined {
  if (facts.policies.values.tax === 'off') return undefined;
  const field = `${path}.taxCode`;
  if (!taxCode) {
    const needed = facts.connection?.capabilities?.taxModel === 'global';
    return needed
      ? take({ as: 'cause', cause: cause('tax-code-missing', 'document', { field }) })
      : undefined;
  }
  return take(resolveMention({ kind: 'tax-code', ref: taxCode, field }, facts, 'tax-code-not-mapped'));
}

/** A JSON number where a double says exactly the same, else the text itself, which QuickBooks takes too. */
export function decimal(value: string): number | string {
  const number = Number(value);
  return new Decimal(number).equals(value) ? number : value;
}
