import { createHash } from 'node:crypto';
import { Client, type ClientConfig } from 'pg';

/** Beyond as many texts somebody builds them with values in them; naming those would fill the connection's memory. */
const MOST_NAMES = 1_000;

const names = new Map<string, string>();

type Query = (...parts: unknown[]) => unknown;

/**
 * A connection that names every statement with parameters after its text, so that PostgreSQL parses and plans it once:
 * for the small statements of a service that takes longer than to carry them out.
 */
export class PreparingClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    const query = this.query.bind(this) as Query;
    const preparing: Query = (text, values, ...rest) => {
      const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined;
      return name === undefined ? query(text, values, ...rest) : query({ name, text, values }, ...rest);
    };
    this.query = preparing as Client['query'];
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = createHash('sha1').update(text).digest('base64url');
  names.set(text, name);
  return name;
}
