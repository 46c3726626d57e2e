/** State messages by thing, the newest of each: one batch may hold several versions, in any order. */
export function newestByKey<Message>(
  messages: readonly Message[],
  keyOf: (message: Message) => string,
  versionOf: (message: Message) => number,
): Message[] {
  const newest = new Map<string, Message>();
  for (const message of messages) {
    const key = keyOf(message);
    const other = newest.get(key);
    if (!other || versionOf(other) < versionOf(message)) newest.set(key, message);
  }
  return [...newest.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, message]) => message);
}
