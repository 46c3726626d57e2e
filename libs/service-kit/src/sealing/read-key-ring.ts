import { KeyRing } from '@ledgerbridge/event-store';
import { z } from 'zod';
import { key32 } from '../config/values';

const ENTRY = /^(?:(\d{1,6}):)?([A-Za-z0-9+/=]+)$/;

/**
 * A key ring from text: `2:<base64>,1:<base64>`, the newest first; the first one seals, all open. A single key without
 * a version is version 1.
 */
export const keyRing = z.string().transform((text, context): KeyRing => {
  const keys = new Map<number, Buffer>();
  for (const entry of text.split(',')) {
    const [, version = '1', encoded] = ENTRY.exec(entry.trim()) ?? [];
    const key = key32.safeParse(encoded);
    if (!key.success || keys.has(Number(version))) {
      context.addIssue('not a ring of 32-byte keys with versions of their own');
      return z.NEVER;
    }
    keys.set(Number(version), key.data);
  }
  const [newest = 1] = keys.keys();
  return new KeyRing(newest, keys);
});
