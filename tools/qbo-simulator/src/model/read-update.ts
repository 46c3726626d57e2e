import { type CompanyBooks } from '../company/books';
import { scalarText, textOf, type JsonObject } from '../json';
import { type EntityDefinition } from './entity';

const SUFFIX = /\s\(deleted\)$/i;

/** Whether an empty text in a sparse update leaves the property or empties it is a switch: no document says. */
export function withoutEmptyTexts(books: CompanyBooks, sparse: boolean, input: JsonObject): JsonObject {
  if (!sparse || books.switches.empty_text_in_sparse === 'empties') return input;
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== ''));
}

/**
 * What was read from an inactive object can be written back: `Name (deleted)` means the name it had, or every
 * such update would add another suffix.
 */
export function withPlainNames(
  definition: EntityDefinition,
  previous: JsonObject,
  input: JsonObject,
): JsonObject {
  if (previous['Active'] !== false) return input;
  const plain = { ...input };
  for (const property of definition.nameFields ?? []) {
    const before = textOf(previous, property);
    const sent = scalarText(input[property]);
    if (before !== undefined && SUFFIX.test(sent) && sent.replace(SUFFIX, '') === before)
      plain[property] = before;
  }
  return plain;
}
