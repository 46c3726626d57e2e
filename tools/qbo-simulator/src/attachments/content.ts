import { createHash } from 'node:crypto';
import { type CompanyBooks } from '../company/books';
import { textOf } from '../json';

/** Stands for this server's own address in what is stored; the answer carries the one the caller used. */
export const HERE = 'http://simulator.invalid';

/** About 15 minutes, as seen; no document says. */
const LINK_LIFE_MS = 15 * 60_000;

export interface StoredFile {
  readonly contentType: string;
  readonly content: Buffer;
}

/** Files lie beside the records, base64, so that the journal and snapshots carry them. */
const FILES = 'AttachableContent';

export function keepContent(books: CompanyBooks, id: string, contentType: string, content: Buffer): void {
  books.records(FILES).put(id, {
    body: { contentType, content: content.toString('base64') },
    writtenBy: '',
  });
}

export function contentOf(books: CompanyBooks, id: string): StoredFile | undefined {
  const body = books.find(FILES, id);
  if (!body || !books.find('Attachable', id)) return undefined;
  return {
    contentType: textOf(body, 'contentType') ?? 'application/octet-stream',
    content: Buffer.from(textOf(body, 'content') ?? '', 'base64'),
  };
}

/** An address that needs no token and expires. */
export function temporaryPath(realmId: string, id: string, now: number): string {
  const expires = String(Math.floor(now) + LINK_LIFE_MS);
  return `/_files/${realmId}/${id}?expires=${expires}&signature=${signatureOf(realmId, id, expires)}`;
}

/** Whether the link was given out by this simulator and still lives. */
export function isLive(
  realmId: string,
  id: string,
  expires: string,
  signature: string,
  now: number,
): boolean {
  return signature === signatureOf(realmId, id, expires) && Number(expires) >= now;
}

function signatureOf(realmId: string, id: string, expires: string): string {
  return createHash('sha256').update(`simulated file ${realmId} ${id} ${expires}`).digest('hex').slice(0, 32);
}
