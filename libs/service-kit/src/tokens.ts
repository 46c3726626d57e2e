/** Injection tokens of what a service gets from this library. */
export const DATABASE = Symbol('DATABASE');
export const EVENT_LOG = Symbol('EVENT_LOG');
export const TENANT_KEYS = Symbol('TENANT_KEYS');
export const MESSAGE_TRANSPORT = Symbol('MESSAGE_TRANSPORT');
export const MESSAGE_SEAL = Symbol('MESSAGE_SEAL');
export const GATEWAY = Symbol('GATEWAY');
export const ACCESS_DIRECTORY = Symbol('ACCESS_DIRECTORY');
/** The service's whole configuration, common and own. */
export const CONFIGURATION = Symbol('CONFIGURATION');
/** pino; see `logging/`. */
export const LOGGER = Symbol('LOGGER');
/** prom-client's registry of this process; register a service's own metrics there. */
export const METRICS = Symbol('METRICS');
/** Wakes the subscriptions of this service; `notify()` after a commit that appended. */
export const APPEND_SIGNAL = Symbol('APPEND_SIGNAL');
export const PARKED_MESSAGES = Symbol('PARKED_MESSAGES');
/** The service's own name, such as `sync`. */
export const SERVICE_NAME = Symbol('SERVICE_NAME');
