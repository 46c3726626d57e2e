/** The suffix that QuickBooks shows on the names of inactive records, in either case (QuickBooks Online, name lists). */
const DELETED = /(?:\s*\(deleted\))+$/i;

/**
 * Marks that people put around names or leave out. Signs that tell names apart (`#`, `%`, `&`, `@`, brackets) stay: "C#"
 * is not "C".
 */
const AROUND = /^[\s\p{Pd}\p{Pi}\p{Pf}.,;:!?'"*_]+|[\s\p{Pd}\p{Pi}\p{Pf}.,;:!?'"*_]+$/gu;

/** Apostrophes as people and word processors type them. */
const APOSTROPHE = /[\u2018\u2019\u02bc\u0060\u00b4]/g;

/**
 * A name as it is compared: Unicode NFKC, without case, with one sort of apostrophe, with single spaces and none around
 * the colons of a hierarchy, without `(deleted)` and without marks around it. Company forms stay: "Acme Inc." and
 * "Acme Ltd." are two companies.
 *
 * Upper case on the way folds what lower case alone keeps apart (`ß` and `ss`, the two small sigmas).
 */
export function normalisedName(name: string): string {
  // NFKC makes a space of an acute accent, and capitals make an apostrophe of ŉ: so apostrophes are looked for twice.
  const plain = name.replace(APOSTROPHE, "'").normalize('NFKC');
  const folded = plain.toLowerCase().toUpperCase().toLowerCase().normalize('NFKC').replace(APOSTROPHE, "'");
  const spaced = folded.replace(/\s+/gu, ' ').replace(/ ?: ?/g, ':').trim().replace(DELETED, '');
  return spaced.replace(AROUND, '') || spaced;
}

/** A stock keeping unit or account number as it is compared. Its marks count: "10-1" is not "101". */
export function normalisedCode(code: string): string {
  return code.normalize('NFKC').toUpperCase().trim();
}
