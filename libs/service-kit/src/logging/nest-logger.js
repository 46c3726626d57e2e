"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NestLogger = void 0;
const redaction_1 = require("./redaction");
/** Nest's own chatter while it wires the application; of interest when that fails, not otherwise. */
const WIRING = new Set([
    'InstanceLoader',
    'NestFactory',
    'RouterExplorer',
    'RoutesResolver',
    'NestApplication',
]);
/** Lets Nest and its libraries log through ours. Nest passes its context as the last argument, a stack before it. */
class NestLogger {
    logger;
    constructor(logger) {
        this.logger = logger;
    }
    log(message, ...rest) {
        const wiring = WIRING.has(String(rest.at(-1)));
        this.write(wiring ? 'debug' : 'info', message, rest);
    }
    error(message, ...rest) {
        this.write('error', message, rest);
    }
    warn(message, ...rest) {
        this.write('warn', message, rest);
    }
    debug(message, ...rest) {
        this.write('debug', message, rest);
    }
    verbose(message, ...rest) {
        this.write('debug', message, rest);
    }
    fatal(message, ...rest) {
        this.write('fatal', message, rest);
    }
    write(level, message, rest) {
        const texts = rest.filter((part) => typeof part === 'string').map(redaction_1.scrubbed);
        const context = texts.at(-1);
        const stack = texts.length > 1 ? texts[0] : undefined;
        const fields = { ...(context ? { context } : {}), ...(stack ? { stack } : {}) };
        if (message instanceof Error)
            this.logger[level]({ ...fields, err: message }, (0, redaction_1.scrubbed)(message.message));
        else
            this.logger[level](fields, typeof message === 'string' ? (0, redaction_1.scrubbed)(message) : 'a message that is no text');
    }
}
exports.NestLogger = NestLogger;
//# sourceMappingURL=nest-logger.js.map