import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';

/**
 * An XML document as plain values: an element is its text, or an object of its attributes (`@name`), children and
 * text (`#text`); an element that stands several times is an array.
 */
export type XmlTree = string | XmlTree[] | XmlElement;
export interface XmlElement {
  [name: string]: XmlTree;
}

export interface XmlDocument {
  readonly root: string;
  readonly content: XmlTree;
}

/** Deeper than any object of QuickBooks; a bound on what a document can make the reader do. */
export const DEEPEST = 40;

const ATTRIBUTE = '@';
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
/** What XML 1.0 can carry at all, written or as a reference. */
const CARRIED = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]$/u;

/** Only the five entities of XML itself and references to characters: nothing that a document declares. */
const CHARACTERS_ONLY = {
  setExternalEntities: () => undefined,
  addInputEntities: () => {
    throw new Error('DOCTYPE is disallowed');
  },
  reset: () => undefined,
  setXmlVersion: () => undefined,
  decode: (text: string) =>
    text.includes('&') ? text.replace(/&([^;&]*);?/g, (_reference, name: string) => decoded(name)) : text,
};

function decoded(name: string): string {
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name) ?? [];
  const point = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  const character = point <= 0x10ffff ? String.fromCodePoint(point) : NAMED[name];
  if (character === undefined || !CARRIED.test(character)) {
    throw new Error(`The entity "${name.slice(0, 20)}" was referenced, but not declared`);
  }
  return character;
}

const PARSER = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE,
  parseTagValue: false,
  trimValues: false,
  removeNSPrefix: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: DEEPEST,
  entityDecoder: CHARACTERS_ONLY,
});

/** The document of a text, without the prefixes of its namespaces; or why it is none. A DOCTYPE is refused. */
export function parseXml(source: string): XmlDocument | { readonly refused: string } {
  const text = source.replace(/^\ufeff/, '');
  const valid = XMLValidator.validate(text);
  if (valid !== true) return { refused: valid.err.msg };
  try {
    const parsed = PARSER.parse(text) as XmlElement;
    const [only, ...more] = Object.entries(parsed).filter(([name]) => name !== '#text');
    // The library lets more pass after a root that is closed at once.
    if (!only || more.length > 0 || Array.isArray(only[1]) || !text.trimEnd().endsWith('>')) {
      return { refused: 'The markup in the document must be well-formed.' };
    }
    return { root: only[0], content: only[1] };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : 'The document cannot be read' };
  }
}

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#xD;',
};

/** JSON carries characters that XML cannot; they become the replacement character. */
const NOT_CARRIED = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

function escaped(text: unknown): string {
  return String(text)
    .replace(NOT_CARRIED, '\ufffd')
    .replace(/[&<>"'\r]/g, (character) => ESCAPED[character] ?? character);
}

const BUILDER = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE,
  processEntities: false,
  suppressBooleanAttributes: false,
  maxNestedTags: 2 * DEEPEST,
  tagValueProcessor: (_name, value) => escaped(value),
  // Readers turn the white space of an attribute into blanks unless it is written as a reference.
  attributeValueProcessor: (_name, value) =>
    escaped(value).replace(/[\n\t]/g, (blank) => (blank === '\n' ? '&#xA;' : '&#x9;')),
});

/** The text of a document, with the declaration that QuickBooks writes. */
export function buildXml({ root, content }: XmlDocument): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${BUILDER.build({ [root]: content })}`;
}
