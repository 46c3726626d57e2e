import { textOf, type JsonObject } from '../json';

const MARKER = /(?:^|\s)lb:(\S+)\s*$/;

/** `lb:<documentId>` at the end of PrivateNote, by which a product marks what it wrote. */
export function markerOf(body: JsonObject): string | null {
  const marker = MARKER.exec(textOf(body, 'PrivateNote') ?? '')?.[1];
  return marker === undefined ? null : `lb:${marker}`;
}
