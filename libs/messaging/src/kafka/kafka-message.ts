import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { RawMessage } from '../message';

/** A record of kafkajs in our words. Of a header that came several times the last one counts. */
export function rawMessage(topic: string, partition: number, message: KafkaMessage): RawMessage {
  const { offset, key, value, headers = {} } = message;
  return { topic, partition, offset, key, value, headers: textHeaders(headers) };
}

function textHeaders(headers: IHeaders): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]): [string, string] => {
    const last = Array.isArray(value) ? value.at(-1) : value;
    return [name, last?.toString('utf8') ?? ''];
  });
  return Object.fromEntries(entries);
}
