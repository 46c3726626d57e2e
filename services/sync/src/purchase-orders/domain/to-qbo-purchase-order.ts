import type { Address, PurchaseOrder, RecordRef } from '@ledgerbridge/contracts';
import { type QboAddress, type QboPurchaseOrderBody, withMarker } from '@ledgerbridge/qbo';
import type { Cause } from '../../causes/domain/cause';
import type { PlanningFacts } from './facts';
import { decimal, type LineContext, toQboLine } from './to-qbo-line';
import {
  type Mention,
  type RecordCreation,
  type Resolved,
  resolveMention,
  resolveSupplier,
} from './resolution';
import { type Source, sourced, type SourcedTree } from './sourced';

/** The order as QuickBooks shall have it, or what stands in the way; both lists are complete. */
export interface Translation {
  body: SourcedTree<QboPurchaseOrderBody>;
  creations: RecordCreation[];
  causes: Cause[];
}

const field = (name: string): Source => ({ kind: 'document', field: name });
const rule = (name: string): Source => ({ kind: 'rule', rule: name });
type Ref = SourcedTree<{ value: string }>;

/**
 * Where a purchase order becomes a QuickBooks PurchaseOrder. References that cannot be resolved become causes, and
 * records to be created stand as `new:<kind>` until they exist. Fields and rules: QuickBooks Online's PurchaseOrder page.
 */
export function toQboPurchaseOrder(
  order: PurchaseOrder,
  docNumber: string | null,
  facts: PlanningFacts,
): Translation {
  const found: Pick<Translation, 'creations' | 'causes'> = { creations: [], causes: [] };
  const take = (resolved: Resolved): Ref | undefined => takeInto(found, resolved);
  const optional = (
    kind: Mention['kind'],
    ref: RecordRef | undefined,
    name: 'customer' | 'class' | 'term',
    path: string,
  ): Ref | undefined => ref && take(resolveMention({ kind, ref, field: path }, facts, `${name}-not-linked`));

  const vendor = take(resolveSupplier(order.supplier, order.currency, facts));
  const context: LineContext = { order, facts, take };
  const body: SourcedTree<QboPurchaseOrderBody> = {
    VendorRef: vendor ?? UNRESOLVED,
    ...present('APAccountRef', apAccount(order.currency, facts)),
    TxnDate: sourced(order.issueDate, field('issueDate')),
    ...text('DueDate', order.dueDate, 'dueDate'),
    ...(docNumber === null ? {} : { DocNumber: sourced(docNumber, field('number')) }),
    Memo: sourced(order.memo ?? '', field('memo')),
    PrivateNote: sourced(withMarker(order.hostUrl, facts.documentId), rule('marker')),
    POStatus: sourced('Open', rule('an approved order is open')),
    ...currency(order, facts),
    ...globalTax(facts),
    ...(order.shipTo ? { ShipAddr: address(order.shipTo) } : {}),
    ...present('ShipTo', optional('customer', order.customer, 'customer', 'customer')),
    ...present('ClassRef', optional('class', headerClass(order, facts), 'class', 'class')),
    ...present('SalesTermRef', optional('term', order.terms, 'term', 'terms')),
    Line: order.lines.map((line, index) => toQboLine(line, index, context)),
  };
  return { body, ...found };
}

/** Stands where a cause does; never sent, since a translation with causes is no plan. */
const UNRESOLVED: Ref = { value: sourced('', rule('unresolved')) };

function takeInto(found: Pick<Translation, 'creations' | 'causes'>, resolved: Resolved): Ref | undefined {
  switch (resolved.as) {
    case 'reference':
      return { value: resolved.id };
    case 'creation':
      if (!found.creations.some((other) => sameRecord(other, resolved.creation)))
        found.creations.push(resolved.creation);
      return {
        value: sourced(
          `new:${resolved.creation.kind}`,
          rule(`created first: ${resolved.creation.kind} ${resolved.creation.name}`),
        ),
      };
    case 'cause':
      if (!found.causes.some(({ code, key }) => code === resolved.cause.code && key === resolved.cause.key))
        found.causes.push(resolved.cause);
      return undefined;
  }
}

const sameRecord = (a: RecordCreation, b: RecordCreation): boolean =>
  a.kind === b.kind && JSON.stringify(a.key) === JSON.stringify(b.key);

function apAccount(currencyCode: string, { policies, connection }: PlanningFacts): Ref | undefined {
  const { apAccount: chosen } = policies.values;
  if (chosen !== null)
    return {
      value: sourced(chosen, { kind: 'policy', policy: 'apAccount', origin: policies.origin.apAccount }),
    };
  const only =
    connection?.capabilities?.apAccounts.filter((account) => account.currency === currencyCode) ?? [];
  return (
    only[0] && {
      value: sourced(only[0].id, {
        kind: 'company',
        fact: 'its only accounts payable account of the currency',
      }),
    }
  );
}

function currency(
  order: PurchaseOrder,
  { connection }: PlanningFacts,
): Partial<SourcedTree<QboPurchaseOrderBody>> {
  if (!connection?.capabilities?.multiCurrency) return {};
  const rate =
    order.exchangeRate === undefined
      ? {}
      : { ExchangeRate: sourced(decimal(order.exchangeRate), field('exchangeRate')) };
  return { CurrencyRef: { value: sourced(order.currency, field('currency')) }, ...rate };
}

/** Companies outside the US want the order to say how its tax is computed. */
function globalTax({ connection, policies }: PlanningFacts): Partial<SourcedTree<QboPurchaseOrderBody>> {
  if (connection?.capabilities?.taxModel !== 'global') return {};
  const mapped = policies.values.tax === 'mapped';
  const from: Source = { kind: 'policy', policy: 'tax', origin: policies.origin.tax };
  return { GlobalTaxCalculation: mapped ? sourced('TaxExcluded', from) : sourced('NotApplicable', from) };
}

/** The class of the whole order, where the company keeps one per transaction: its own, or the one all lines share. */
function headerClass(order: PurchaseOrder, { connection }: PlanningFacts): RecordRef | undefined {
  if (connection?.capabilities?.classTracking !== 'transaction') return undefined;
  return order.class ?? order.lines.find((line) => line.class)?.class;
}

function address(shipTo: Address): SourcedTree<QboAddress> {
  const at = (name: keyof Address) => `shipTo.${name}`;
  return {
    ...text('Line1', shipTo.name ?? shipTo.line1, shipTo.name ? at('name') : at('line1')),
    ...text('Line2', shipTo.name ? shipTo.line1 : shipTo.line2, shipTo.name ? at('line1') : at('line2')),
    ...text('Line3', shipTo.name ? shipTo.line2 : undefined, at('line2')),
    ...text('City', shipTo.city, at('city')),
    ...text('CountrySubDivisionCode', shipTo.region, at('region')),
    ...text('PostalCode', shipTo.postalCode, at('postalCode')),
    ...text('Country', shipTo.country, at('country')),
  };
}

function text<Name extends string>(name: Name, value: string | undefined, path: string) {
  return present(name, value === undefined ? undefined : sourced(value, field(path)));
}

function present<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { [Key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [Key in Name]: Value });
}
