/** One condition of a WHERE; conditions are joined by AND, since QuickBooks' language has no OR. */
export type Condition =
  | { property: string; operator: '=' | '<' | '>' | '<=' | '>=' | 'LIKE'; value: string | boolean }
  | { property: string; operator: 'IN'; value: (string | boolean)[] };

export interface Select {
  entity: string;
  where?: Condition[];
  orderBy?: string;
  /** Counts from 1; 0 is refused by QuickBooks (4001). */
  startPosition?: number;
  /** 1 to 1000, QuickBooks' page limit; its default is 100. */
  maxResults?: number;
}

/** Name lists answer active records only unless asked for both (QuickBooks Online, data queries). */
export const ACTIVE_AND_INACTIVE: Condition = { property: 'Active', operator: 'IN', value: [true, false] };

/** Writes a query of QuickBooks Online's language. Property and entity names are ours, values may be anything. */
export function selectQuery({ entity, where = [], orderBy, startPosition, maxResults }: Select): string {
  return [
    `SELECT * FROM ${entity}`,
    where.length > 0 ? `WHERE ${where.map(conditionText).join(' AND ')}` : '',
    orderBy ? `ORDERBY ${orderBy}` : '',
    startPosition ? `STARTPOSITION ${startPosition}` : '',
    maxResults ? `MAXRESULTS ${maxResults}` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** The rows of an answer such as `{ QueryResponse: { Vendor: […] } }`; QuickBooks leaves a list without rows out. */
export function queryRows(entity: string, body: Readonly<Record<string, unknown>>): unknown[] {
  const response = body['QueryResponse'];
  const rows: unknown =
    typeof response === 'object' && response !== null ? Reflect.get(response, entity) : undefined;
  return Array.isArray(rows) ? rows : [];
}

function conditionText({ property, operator, value }: Condition): string {
  return `${property} ${operator} ${Array.isArray(value) ? `(${value.map(literal).join(', ')})` : literal(value)}`;
}

/** Backslash is the escape; doubling an apostrophe as in SQL ends the text there (fault 4000). */
function literal(value: string | boolean): string {
  return typeof value === 'boolean'
    ? String(value)
    : `'${value.replace(/[\\']/g, (character) => `\\${character}`)}'`;
}
