import type { DocumentId, Trace } from '../documents/document-change';

/** The pusher acts by itself: the document is the correlation of what it does. @param now ISO 8601 instant in UTC */
export function pusherTrace({ documentId }: Pick<DocumentId, 'documentId'>, now: string): Trace {
  return { actor: 'system:sync', correlationId: documentId.replaceAll('-', ''), causationId: null, now };
}
