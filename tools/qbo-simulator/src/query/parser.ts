import { tokenize, type ParseProblem, type Token } from './tokenizer';

export type Operator = '=' | '<' | '>' | '<=' | '>=' | 'LIKE' | 'IN';

export interface Condition {
  readonly property: string;
  readonly operator: Operator;
  readonly values: readonly string[];
}

export interface Order {
  readonly property: string;
  readonly descending: boolean;
}

/** A query as written; whether its names exist is judged later. */
export interface Query {
  readonly entity: string;
  readonly projection: 'all' | 'count' | readonly string[];
  /** Named beside `*`, as some clients write; they add nothing but must exist. */
  readonly namedBesideAll: readonly string[];
  readonly where: readonly Condition[];
  readonly orderBy: readonly Order[];
  /** As written, so that 0 can be refused. */
  readonly startPosition: number | undefined;
  readonly maxResults: number | undefined;
}

/** Thrown inside the parser only; `parseQuery` turns it into a value. */
class Unexpected extends Error {
  constructor(readonly token: Token) {
    super('unexpected token');
  }
}

export function parseQuery(text: string): Query | ParseProblem {
  try {
    return new Parser(tokenize(text)).query();
  } catch (error) {
    if (error instanceof Unexpected) return { kind: 'parse', token: error.token };
    throw error;
  }
}

const OPERATORS: readonly string[] = ['=', '<', '>', '<=', '>='];

/** Recursive descent, one method per line of the grammar. */
class Parser {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  query(): Query {
    this.expectWord('SELECT');
    const selected = this.selection();
    this.expectWord('FROM');
    const entity = this.expectKind('WORD').text;
    const where = this.acceptWord('WHERE') ? this.conditions() : [];
    const orderBy = this.acceptOrderBy() ? this.orders() : [];
    const startPosition = this.acceptWord('STARTPOSITION') ? this.integer() : undefined;
    const maxResults = this.acceptWord('MAXRESULTS') ? this.integer() : undefined;
    this.acceptSymbol(';');
    this.expectKind('EOF');
    return { entity, ...selected, where, orderBy, startPosition, maxResults };
  }

  private selection(): Pick<Query, 'projection' | 'namedBesideAll'> {
    if (this.isWord('COUNT') && this.tokens[this.at + 1]?.text === '(') {
      this.at += 1;
      for (const symbol of ['(', '*', ')']) this.expectSymbol(symbol);
      return { projection: 'count', namedBesideAll: [] };
    }
    const properties: string[] = [];
    do {
      if (this.acceptSymbol('*')) properties.push('*');
      else properties.push(this.expectKind('WORD').text);
    } while (this.acceptSymbol(','));
    return properties.includes('*')
      ? { projection: 'all', namedBesideAll: properties.filter((name) => name !== '*') }
      : { projection: properties, namedBesideAll: [] };
  }

  private conditions(): Condition[] {
    const conditions = [this.condition()];
    while (this.acceptWord('AND')) conditions.push(this.condition());
    return conditions;
  }

  private condition(): Condition {
    const property = this.expectKind('WORD').text;
    if (this.acceptWord('IN')) return { property, operator: 'IN', values: this.valueList() };
    if (this.acceptWord('LIKE')) return { property, operator: 'LIKE', values: [this.value()] };
    const token = this.next();
    if (token.kind !== 'SYMBOL' || !OPERATORS.includes(token.text)) throw new Unexpected(token);
    return { property, operator: token.text as Operator, values: [this.value()] };
  }

  private valueList(): string[] {
    this.expectSymbol('(');
    const values = [this.value()];
    while (this.acceptSymbol(',')) values.push(this.value());
    this.expectSymbol(')');
    return values;
  }

  /** Quoted, or bare for numbers, booleans and CURRENT_DATE. */
  private value(): string {
    const token = this.next();
    const bare = token.kind === 'WORD' && /^(true|false|current_date)$/i.test(token.text);
    if (token.kind !== 'STRING' && token.kind !== 'NUMBER' && !bare) throw new Unexpected(token);
    return token.text;
  }

  private acceptOrderBy(): boolean {
    if (this.acceptWord('ORDERBY')) return true;
    if (!this.acceptWord('ORDER')) return false;
    this.expectWord('BY');
    return true;
  }

  private orders(): Order[] {
    const orders = [this.order()];
    while (this.acceptSymbol(',')) orders.push(this.order());
    return orders;
  }

  private order(): Order {
    const property = this.expectKind('WORD').text;
    if (this.acceptWord('DESC')) return { property, descending: true };
    this.acceptWord('ASC');
    return { property, descending: false };
  }

  private integer(): number {
    const token = this.next();
    if (!/^-?\d+$/.test(token.text)) throw new Unexpected(token);
    return Number(token.text);
  }

  private peek(): Token {
    const token = this.tokens[this.at];
    if (!token) throw new Error('The parser read beyond the end');
    return token;
  }

  private next(): Token {
    const token = this.peek();
    if (token.kind !== 'EOF') this.at += 1;
    return token;
  }

  private isWord(word: string): boolean {
    return this.peek().kind === 'WORD' && this.peek().text.toUpperCase() === word;
  }

  private acceptWord(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.at += 1;
    return true;
  }

  private expectWord(word: string): void {
    if (!this.acceptWord(word)) throw new Unexpected(this.peek());
  }

  private acceptSymbol(symbol: string): boolean {
    if (this.peek().kind !== 'SYMBOL' || this.peek().text !== symbol) return false;
    this.at += 1;
    return true;
  }

  private expectSymbol(symbol: string): void {
    if (!this.acceptSymbol(symbol)) throw new Unexpected(this.peek());
  }

  private expectKind(kind: Token['kind']): Token {
    const token = this.next();
    if (token.kind !== kind) throw new Unexpected(token);
    return token;
  }
}
