/**
 * The words of the query language (QuickBooks Online, data queries page). Keywords are case-insensitive; strings
 * stand in single quotes and escape with a backslash.
 */
export type TokenKind = 'WORD' | 'STRING' | 'NUMBER' | 'SYMBOL' | 'BROKEN' | 'EOF';

export interface Token {
  readonly kind: TokenKind;
  /** As written; of a string the content without quotes and escapes. */
  readonly text: string;
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** Where and at what the parser stumbled. */
export interface ParseProblem {
  readonly kind: 'parse';
  readonly token: Token;
}

const PATTERNS: readonly [TokenKind | 'SPACE', RegExp][] = [
  ['SPACE', /\s+/y],
  ['STRING', /'(?:\\[\s\S]|[^'\\])*'/y],
  ['NUMBER', /-?\d+(?:\.\d+)?(?![\w.])/y],
  ['WORD', /[A-Za-z_][\w.]*/y],
  ['SYMBOL', /<=|>=|!=|<>|[<>=(),*;]/y],
];

/** What may follow a string without a blank between. */
const AFTER_STRING = /(?:and|order|orderby|startposition|maxresults|asc|desc)\b/iy;

interface Match {
  readonly kind: TokenKind | 'SPACE';
  readonly text: string;
}

/** A text that is no token (a string without its end) becomes one `BROKEN` token that no rule of the grammar takes. */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  while (offset < query.length) {
    const match = matchAt(query, offset);
    const position = positionAt(query, offset);
    if (!match) {
      tokens.push({ kind: 'BROKEN', text: query.slice(offset), ...position });
      break;
    }
    if (match.kind !== 'SPACE') tokens.push({ kind: match.kind, text: contentOf(match), ...position });
    offset += match.text.length;
    const stray = match.kind === 'STRING' ? strayApostrophe(query, offset) : undefined;
    if (stray) {
      tokens.push({ kind: 'BROKEN', text: stray.text, ...positionAt(query, stray.offset) });
      break;
    }
  }
  tokens.push({ kind: 'EOF', text: '', ...positionAt(query, query.length) });
  return tokens;
}

/**
 * An apostrophe that was not escaped ends the string too early, and QuickBooks stumbles over it and the word behind
 * it: `" <STRING> "'s"`. Doubling it, as SQL does, is no escape either.
 */
function strayApostrophe(query: string, end: number): { text: string; offset: number } | undefined {
  const doubled = query[end] === "'";
  const word = /\w*/.exec(query.slice(doubled ? end + 1 : end))?.[0] ?? '';
  AFTER_STRING.lastIndex = end;
  if (!doubled && (word === '' || AFTER_STRING.test(query))) return undefined;
  return { text: `'${word}`, offset: doubled ? end : end - 1 };
}

function matchAt(query: string, offset: number): Match | undefined {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = offset;
    const text = pattern.exec(query)?.[0];
    if (text !== undefined) return { kind, text };
  }
  return undefined;
}

function contentOf({ kind, text }: Match): string {
  return kind === 'STRING' ? text.slice(1, -1).replace(/\\([\s\S])/g, '$1') : text;
}

function positionAt(query: string, offset: number): { line: number; column: number } {
  const before = query.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
