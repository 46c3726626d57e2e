import { type StoredRecord } from '../company/company';
import { type CompanyBooks } from '../company/books';
import { usesCustomPurchaseNumbers, usesCustomSalesNumbers } from '../company/preference';
import { fault, type Fault } from '../data-service/fault';
import { scalarText, textOf } from '../json';
import { type Draft, type Rule } from '../model/entity';

const FIRST_NUMBER = 1001;

function docNumberKey({ body }: StoredRecord): string | undefined {
  return textOf(body, 'DocNumber')?.toLowerCase();
}

/** How the documents of an entity are numbered. */
interface Numbering {
  readonly entity: string;
  /** Whether the company gives the numbers itself. */
  readonly custom: (books: CompanyBooks) => boolean;
  /** Which sequence QuickBooks numbers by; some entities share one. */
  readonly sequence: string;
}

/**
 * With custom numbers on, the number sent (or none) is kept and a used one refused with 6140 unless the request
 * says `include=allowduplicatedocnum`. With custom numbers off QuickBooks numbers by itself and never raises 6140.
 */
function docNumber(numbering: Numbering): Rule {
  return (draft) =>
    numbering.custom(draft.books) ? customNumber(numbering.entity, draft) : automaticNumber(numbering, draft);
}

export function purchaseDocNumber(entity: string): Rule {
  return docNumber({ entity, custom: usesCustomPurchaseNumbers, sequence: `number:${entity}` });
}

/** Sales forms share one sequence, as in the sample company; estimates have their own. */
export function salesDocNumber(entity: string): Rule {
  const sequence = entity === 'Estimate' ? 'number:Estimate' : 'number:sales';
  return docNumber({ entity, custom: usesCustomSalesNumbers, sequence });
}

/** A number that another transaction of the entity has is 6140 unless the request accepts it. */
export function customNumber(entity: string, { books, body, include }: Draft): Fault[] {
  const number = textOf(body, 'DocNumber');
  if (number === undefined || include.has('allowduplicatedocnum')) return [];
  const holder = books
    .records(entity)
    .index('docNumber', docNumberKey)
    .find('docNumber', number.toLowerCase())
    .find((other) => other.body['Id'] !== body['Id']);
  if (!holder) return [];
  return [
    fault(
      '6140',
      `Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=${number} is assigned to TxnType=${entity} with TxnId=${scalarText(holder.body['Id'])}`,
    ),
  ];
}

function automaticNumber(numbering: Numbering, { books, body, previous }: Draft): Fault[] {
  const sent = textOf(body, 'DocNumber');
  const kept = books.switches.sent_doc_number === 'kept' ? sent : undefined;
  body['DocNumber'] = kept ?? textOf(previous ?? {}, 'DocNumber') ?? nextNumber(numbering, books);
  return [];
}

/** The sequence steps over numbers that are in use. */
function nextNumber({ entity, sequence }: Numbering, books: CompanyBooks): string {
  for (;;) {
    const number = String(Number(books.nextId(sequence)) + FIRST_NUMBER - 1);
    if (books.records(entity).index('docNumber', docNumberKey).find('docNumber', number).length === 0)
      return number;
  }
}
