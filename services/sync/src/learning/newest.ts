/** State messages by thing, the newest of each: one batch may hold several versions, in any order. */
export function newestByKey<Message extends { data: { version: number } }>(
  messages: readonly Message[],
  keyOf: (message: Message) => string,
): Message[] {
  const newest = new Map<string, Message>();
  for (const message of messages) {
    const key = keyOf(message);
    const other = newest.get(key);
    if (!other || other.data.version < message.data.version) newest.set(key, message);
  }
  return [...newest.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, message]) => message);
}
