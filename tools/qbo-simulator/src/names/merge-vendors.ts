import { type CompanyBooks } from '../company/books';
import { subscriptionFault } from '../company/subscription';
import { homeCurrency } from '../company/preference';
import { refuse, succeed, type Fault, type Result } from '../data-service/fault';
import { businessRule, invalidReference, MADE_INACTIVE, objectNotFound } from '../data-service/fault-texts';
import { referenceOf, scalarText, type JsonObject } from '../json';
import { Ledger } from '../ledger/ledger';
import { bury } from '../model/bury';
import { type EntityDefinition } from '../model/entity';
import { listElementDeleted, mergedInto, noteMerged } from '../model/merged';
import { moveReferences, type Move } from '../model/move-references';
import { definitionOf, ENTITIES } from '../model/registry';
import { storeVersion } from '../model/versions';

const ENTITY = 'Vendor';

/** Two vendors of which one is to remain. */
export interface Merge {
  readonly winner: string;
  readonly loser: string;
}

export interface Merged extends Merge {
  /** How many objects of each entity name the winner now instead of the loser. */
  readonly moved: Readonly<Record<string, number>>;
}

/**
 * Merges two vendors, which QuickBooks does in its own pages only: everything that named the loser names the winner,
 * balances follow, and the loser's id is gone (6000 when it is written to). What of this no document says is decided by
 * the switches `merged_vendor` and `merged_transactions`.
 */
export function mergeVendors(books: CompanyBooks, merge: Merge): Result<Merged> {
  const refused = refusalOf(books, merge);
  if (refused) return refuse(refused);
  return succeed(
    books.asMerge({ entity: ENTITY, ...merge }, () => {
      const moved = Object.fromEntries(
        ENTITIES.map((definition) => [definition.name, moveAll(books, definition, merge)] as const).filter(
          ([, count]) => count > 0,
        ),
      );
      retire(books, merge);
      return { ...merge, moved };
    }),
  );
}

function refusalOf(books: CompanyBooks, { winner, loser }: Merge): Fault | undefined {
  const ended = subscriptionFault(books);
  if (ended) return ended;
  const [kept, lost] = [winner, loser].map((id) => books.find(ENTITY, id));
  if ([winner, loser].some((id) => mergedInto(books, ENTITY, id) !== undefined)) return listElementDeleted();
  if (!kept || !lost) return objectNotFound();
  if (winner === loser) return businessRule('A vendor cannot be merged with itself.');
  if (kept['Active'] === false) return invalidReference(MADE_INACTIVE);
  return currencyOf(books, kept) === currencyOf(books, lost)
    ? undefined
    : businessRule('Vendors with different currencies cannot be merged.');
}

function currencyOf(books: CompanyBooks, vendor: JsonObject): string {
  return referenceOf(vendor, 'CurrencyRef') ?? homeCurrency(books);
}

/** Moves what names the loser; gives how many objects that were. */
function moveAll(books: CompanyBooks, definition: EntityDefinition, merge: Merge): number {
  const { sequence } = definitionOf(ENTITY);
  const move: Move = {
    entity: ENTITY,
    from: merge.loser,
    to: merge.winner,
    sameSequence: (entity) => definitionOf(entity).sequence === sequence,
  };
  const moved = [...books.records(definition.name).values()].flatMap(({ body }) => {
    const after = moveReferences(definition.fields, body, move);
    return after === body ? [] : [after];
  });
  for (const body of moved) {
    store(books, definition.name, body);
    movePostings(books, `${definition.name}:${scalarText(body['Id'])}`, merge);
  }
  return moved.length;
}

function store(books: CompanyBooks, entity: string, body: JsonObject): void {
  if (books.switches.merged_transactions === 'updated') {
    storeVersion(books, entity, body);
    return;
  }
  const id = scalarText(body['Id']);
  books.records(entity).put(id, { writtenBy: books.records(entity).get(id)?.writtenBy ?? '', body });
}

/** What was posted stays on its accounts, in the winner's name. */
function movePostings(books: CompanyBooks, document: string, { winner, loser }: Merge): void {
  const ledger = new Ledger(books);
  const posted = ledger.postingsOf(document);
  if (!posted.some(({ vendor }) => vendor === loser)) return;
  ledger.enter(
    document,
    posted.map((posting) => (posting.vendor === loser ? { ...posting, vendor: winner } : posting)),
  );
}

function retire(books: CompanyBooks, { winner, loser }: Merge): void {
  noteMerged(books, ENTITY, loser, winner);
  const body = books.find(ENTITY, loser) ?? {};
  if (books.switches.merged_vendor === 'inactive') {
    storeVersion(books, ENTITY, { ...body, Active: false });
    return;
  }
  bury(books, ENTITY, loser);
}
