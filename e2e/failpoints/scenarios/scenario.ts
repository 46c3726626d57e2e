import type { Host } from '../host';

/** A way through the system; it ends when everything rests as it should, whatever fails on the way. */
export type Scenario = (host: Host) => Promise<void>;
