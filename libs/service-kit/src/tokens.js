"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SERVICE_NAME = exports.PARKED_MESSAGES = exports.APPEND_SIGNAL = exports.METRICS = exports.LOGGER = exports.CONFIGURATION = exports.ACCESS_DIRECTORY = exports.GATEWAY = exports.MESSAGE_SEAL = exports.MESSAGE_TRANSPORT = exports.TENANT_KEYS = exports.EVENT_LOG = exports.DATABASE = void 0;
/** Injection tokens of what a service gets from this library. */
exports.DATABASE = Symbol('DATABASE');
exports.EVENT_LOG = Symbol('EVENT_LOG');
exports.TENANT_KEYS = Symbol('TENANT_KEYS');
exports.MESSAGE_TRANSPORT = Symbol('MESSAGE_TRANSPORT');
exports.MESSAGE_SEAL = Symbol('MESSAGE_SEAL');
exports.GATEWAY = Symbol('GATEWAY');
exports.ACCESS_DIRECTORY = Symbol('ACCESS_DIRECTORY');
/** The service's whole configuration, common and own. */
exports.CONFIGURATION = Symbol('CONFIGURATION');
/** pino; see `logging/`. */
exports.LOGGER = Symbol('LOGGER');
/** prom-client's registry of this process; register a service's own metrics there. */
exports.METRICS = Symbol('METRICS');
/** Wakes the subscriptions of this service; `notify()` after a commit that appended. */
exports.APPEND_SIGNAL = Symbol('APPEND_SIGNAL');
exports.PARKED_MESSAGES = Symbol('PARKED_MESSAGES');
/** The service's own name, such as `sync`. */
exports.SERVICE_NAME = Symbol('SERVICE_NAME');
//# sourceMappingURL=tokens.js.map