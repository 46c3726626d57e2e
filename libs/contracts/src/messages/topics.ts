import type { z } from 'zod';
import {
  purchaseOrder,
  purchaseOrderCancel,
  readPurchaseOrder,
  readPurchaseOrderCancel,
} from '../documents/purchase-order';
import { type Reading, read } from '../problem';
import { accessChanged } from './access-changed';
import { connectionChanged } from './connection-changed';
import { linkChanged } from './link-changed';
import { matchRequested } from './match-requested';
import { syncChanged } from './sync-changed';
import { taxChanged } from './tax-changed';

/** A topic's contract. `host`: written by hosts under their prefix; `internal`: written by one service. */
export interface Topic {
  name: string;
  version: number;
  audience: 'host' | 'internal';
  writer: 'host' | 'connector' | 'matching' | 'sync' | 'tax';
  readers: readonly ('connector' | 'matching' | 'sync' | 'tax' | 'host')[];
  purpose: string;
  schema: z.ZodType;
  read: (data: unknown) => Reading<unknown>;
}

function internal(
  name: string,
  writer: Topic['writer'],
  readers: Topic['readers'],
  purpose: string,
  schema: z.ZodType,
): Topic {
  return {
    name,
    version: 1,
    audience: 'internal',
    writer,
    readers,
    purpose,
    schema,
    read: (data) => read(schema, data),
  };
}

function host(name: string, purpose: string, schema: z.ZodType, readData: Topic['read']): Topic {
  return {
    name,
    version: 1,
    audience: 'host',
    writer: 'host',
    readers: ['sync'],
    purpose,
    schema,
    read: readData,
  };
}

/** Every topic there is. A breaking change is a new version beside the old one, never a change of an entry. */
export const TOPICS: readonly Topic[] = [
  host(
    'po.approved',
    'A purchase order was approved: the content at its revision.',
    purchaseOrder,
    readPurchaseOrder,
  ),
  host(
    'po.revised',
    'A purchase order was revised: the content at its revision, as in approve.',
    purchaseOrder,
    readPurchaseOrder,
  ),
  host(
    'po.canceled',
    'A purchase order was canceled, known here or not.',
    purchaseOrderCancel,
    readPurchaseOrderCancel,
  ),
  internal(
    'access.changed',
    'connector',
    ['matching', 'sync', 'tax'],
    'Hosts, API keys, tenants and divisions.',
    accessChanged,
  ),
  internal(
    'connection.changed',
    'connector',
    ['matching', 'sync', 'tax'],
    'The link between a division and a company.',
    connectionChanged,
  ),
  internal(
    'match.requested',
    'sync',
    ['matching', 'tax'],
    'A plan misses the link of a record.',
    matchRequested,
  ),
  internal(
    'link.changed',
    'matching',
    ['sync'],
    'The link of a record was made, changed or removed.',
    linkChanged,
  ),
  internal(
    'tax.changed',
    'tax',
    ['sync'],
    'The mapping of a tax code was made, changed or removed.',
    taxChanged,
  ),
  internal('sync.changed', 'sync', ['host'], 'A document changed its state.', syncChanged),
];

export function topicNamed(name: string): Topic | undefined {
  return TOPICS.find((topic) => topic.name === name);
}
