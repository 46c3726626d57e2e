/** One try to hand a body over. Times in milliseconds. */
export interface Attempt {
  readonly at: number;
  /** Of the answer; null when there was none in time. */
  readonly status: number | null;
  readonly acknowledged: boolean;
  /** Why there was no answer. */
  readonly problem?: string;
}

/** A body on its way to an endpoint: it stays the same, byte by byte, however often it is sent. */
export interface Delivery {
  readonly number: number;
  readonly clientId: string;
  readonly body: string;
  readonly contentType: string;
  readonly events: number;
  readonly createdAt: number;
  readonly state: 'waiting' | 'acknowledged';
  readonly nextAttemptAt: number;
  readonly attempts: readonly Attempt[];
  /** The number of the acknowledged delivery that this one repeats. */
  readonly repeats?: number;
}
