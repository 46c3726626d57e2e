import { type CompanyBooks } from '../company/books';
import { fault, notModelled, type Fault } from '../data-service/fault';
import { businessRule, requiredMissing } from '../data-service/fault-texts';
import { objectsOf, referenceOf, scalarText, type JsonObject } from '../json';
import { partyKindOf } from '../ledger/entry-lines';
import { type Change, type Draft, type Rule } from '../model/entity';
import { setLinks } from '../model/links';
import { detailOf, linesOf, matchLines } from '../model/merge-update';
import { storeVersion } from '../model/versions';

/** Money that was received before and waits among the undeposited funds. */
export interface Received {
  readonly entity: string;
  readonly id: string;
}

const RECEIVED: readonly string[] = ['Payment', 'SalesReceipt'];

/** What a line of a deposit takes to the bank; none for a line with an account of its own. */
export function receivedOf(line: JsonObject): Received | undefined {
  const link = objectsOf(line['LinkedTxn'])[0];
  return link && { entity: scalarText(link['TxnType']), id: scalarText(link['TxnId']) };
}

/** Every line takes money that was received before, whole, or brings new money from an account. */
export const depositLines: Rule = (draft) => {
  const { books, body, previous } = draft;
  const matched = matchLines(linesOf(previous ?? {}), linesOf(body), books.switches.renumber_lines);
  const taken = new Set<string>();
  const lines = matched.map((line) => withAmount(books, line));
  body['Line'] = lines;
  if (lines.length === 0)
    return [fault('2250', 'Missing Lines : At least one split line is required.', 'Line')];
  return lines.flatMap((line) => {
    const received = receivedOf(line);
    return received ? receivedFaults(draft, received, taken) : accountFaults(draft, line);
  });
};

function withAmount(books: CompanyBooks, line: JsonObject): JsonObject {
  const received = receivedOf(line);
  const total = received && books.find(received.entity, received.id)?.['TotalAmt'];
  return typeof total === 'number' ? { ...line, Amount: total } : line;
}

/** It is there, waits undeposited, in the deposit's currency and in no other deposit (620). */
function receivedFaults(
  { books, body, previous }: Draft,
  { entity, id }: Received,
  taken: Set<string>,
): Fault[] {
  if (!RECEIVED.includes(entity)) return [notModelled(`Deposit line linked to ${entity}`)];
  const source = books.find(entity, id);
  const account = books.find('Account', referenceOf(source ?? {}, 'DepositToAccountRef') ?? '');
  const elsewhere = depositOf(source) !== undefined && depositOf(source) !== previous?.['Id'];
  const waits = account?.['AccountSubType'] === 'UndepositedFunds' && !elsewhere && !taken.has(id);
  taken.add(id);
  if (!source || !waits) {
    return [
      fault('620', `Transaction could not be linked : ${entity} ${id} cannot be deposited.`, 'LinkedTxn'),
    ];
  }
  return referenceOf(source, 'CurrencyRef') === referenceOf(body, 'CurrencyRef')
    ? []
    : [businessRule('You can only use one foreign currency per transaction.')];
}

function depositOf(source: JsonObject | undefined): string | undefined {
  const link = objectsOf(source?.['LinkedTxn']).find(({ TxnType }) => TxnType === 'Deposit');
  return link && scalarText(link['TxnId']);
}

/** An amount, and another account than the one that is deposited to; payables and receivables with their name. */
function accountFaults({ books, body }: Draft, line: JsonObject): Fault[] {
  if (line['Amount'] === undefined) return [requiredMissing('Amount')];
  const detail = detailOf(line) ?? {};
  const id = referenceOf(detail, 'AccountRef');
  if (id === undefined) {
    return [fault('6440', 'Transaction Detail Information Required : An account is required.', 'Line')];
  }
  if (id === referenceOf(body, 'DepositToAccountRef')) {
    return [businessRule('You must specify a different account.', 'AccountRef')];
  }
  const wanted = partyKindOf(books, line);
  if (wanted === undefined || books.find(wanted, referenceOf(detail, 'Entity') ?? '')) return [];
  return [businessRule('The type of name assigned to this transaction (client, vendor, employee) is wrong')];
}

/** What is deposited says so, and is free again when the deposit lets go of it. */
export function followDeposited({ books, before, after }: Change): void {
  const [were, are] = [receivedIn(before), receivedIn(after)];
  const TxnId = scalarText((after ?? before ?? {})['Id']);
  for (const [key, { entity, id }] of [...were, ...are]) {
    const source = books.find(entity, id);
    if (!source || (were.has(key) && are.has(key))) continue;
    const others = objectsOf(source['LinkedTxn']).filter((link) => link['TxnId'] !== TxnId);
    const moved = { ...source };
    setLinks(moved, are.has(key) ? [...others, { TxnId, TxnType: 'Deposit' }] : others);
    storeVersion(books, entity, moved);
  }
}

function receivedIn(deposit: JsonObject | undefined): Map<string, Received> {
  const received = linesOf(deposit ?? {}).map(receivedOf);
  return new Map(received.flatMap((one) => (one ? [[`${one.entity}:${one.id}`, one] as const] : [])));
}
