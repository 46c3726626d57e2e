import { toStructured } from '../envelope/cloud-event';
import type { OutgoingMessage } from '../message';
import { ORDER_TYPE } from './test-member';

/** A sound message of the tests' topic. */
export function orderMessage(topic: string, key: string, id: string, data: object = {}): OutgoingMessage {
  return {
    topic,
    key,
    value: toStructured({ id, source: '/tests', type: ORDER_TYPE, tenantid: 'acme', data: { key, ...data } }),
  };
}

/** `count` messages over `keys` keys; ids say the order within their key. */
export function orderMessages(topic: string, count: number, keys = 8, first = 0): OutgoingMessage[] {
  return Array.from({ length: count }, (_, index) =>
    orderMessage(topic, `key-${index % keys}`, String(first + index).padStart(8, '0')),
  );
}
