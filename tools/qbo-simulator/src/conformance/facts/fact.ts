/** How sure a fact is: documented or recorded several times, or of one good source. What is less sure is a switch. */
export type Confidence = 'H' | 'M';

/** One thing that is known of QuickBooks Online, and the tests that show it here, or why none does. */
export interface Fact {
  /** Its section, then a few words: `3.4-lines-replace`. It never changes. */
  readonly id: string;
  readonly confidence: Confidence;
  readonly says: string;
  /** Titles of tests; `group › title` where the title alone would be ambiguous. Sections are left out of both. */
  readonly shownBy: readonly string[];
  readonly without?: { readonly test: 'not modelled' | 'not testable'; readonly why: string };
}

export function shown(id: string, confidence: Confidence, says: string, ...shownBy: string[]): Fact {
  return { id, confidence, says, shownBy };
}

/** QuickBooks does it, and this simulator does not. */
export function notModelled(id: string, confidence: Confidence, says: string, why: string): Fact {
  return { id, confidence, says, shownBy: [], without: { test: 'not modelled', why } };
}

/** True, but nothing that a call could show. */
export function notTestable(id: string, confidence: Confidence, says: string, why: string): Fact {
  return { id, confidence, says, shownBy: [], without: { test: 'not testable', why } };
}

export function sectionOf({ id }: Fact): string {
  return id.slice(0, id.indexOf('-'));
}
