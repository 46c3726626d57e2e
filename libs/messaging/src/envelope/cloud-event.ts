/** The attributes of a CloudEvent that we read, with its data; all of it checked but the data's own schema. */
export interface CloudEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time?: string;
  /** The extension attribute `tenantid`. */
  readonly tenantid?: string;
  readonly traceparent?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What {@link toStructured} writes. */
export interface OutgoingEvent extends Omit<CloudEvent, 'data'> {
  readonly data: object;
}

/** A CloudEvent 1.0 in structured JSON: the value of an outgoing message. */
export function toStructured(event: OutgoingEvent): string {
  return JSON.stringify({ specversion: '1.0', datacontenttype: 'application/json', ...event });
}
