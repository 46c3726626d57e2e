"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.startService = startService;
const common_configuration_1 = require("../config/common-configuration");
const read_configuration_1 = require("../config/read-configuration");
const create_logger_1 = require("../logging/create-logger");
const create_service_1 = require("./create-service");
/** How long work in hand may take to end before the process ends anyway, in milliseconds. */
const STOP_MS = 25_000;
/**
 * The whole of a service's `main.ts`. Starts the service or ends the process with exit code 1 and every reason;
 * SIGTERM and SIGINT stop it: ready turns false, work in hand ends, connections close, exit code 0.
 */
async function startService(options) {
    const configuration = readOrExit({ ...common_configuration_1.commonConfiguration, ...options.configuration });
    const logger = (0, create_logger_1.createLogger)({ service: options.name, level: configuration.logLevel });
    exitOnBugs(logger);
    try {
        const service = await (0, create_service_1.createService)(options, configuration, logger, (err) => {
            logger.fatal({ err }, 'the consumer has stopped for good');
            process.exit(1);
        });
        stopOnSignals(service, logger);
        logger.info({ url: service.url }, 'ready');
    }
    catch (err) {
        logger.fatal({ err }, 'the service could not start');
        process.exit(1);
    }
}
function readOrExit(spec) {
    try {
        return (0, read_configuration_1.readConfiguration)(spec);
    }
    catch (error) {
        if (!(error instanceof read_configuration_1.ConfigurationError))
            throw error;
        process.stderr.write(`${error.message}\n`);
        process.exit(1);
    }
}
/** State is unknown after what nobody caught; a new process begins from what is written down. */
function exitOnBugs(logger) {
    for (const event of ['uncaughtException', 'unhandledRejection']) {
        process.on(event, (err) => {
            logger.fatal({ err }, event);
            process.exit(1);
        });
    }
}
function stopOnSignals(service, logger) {
    let stopping = false;
    const stop = (signal) => {
        if (stopping)
            return;
        stopping = true;
        logger.info({ signal }, 'stopping');
        setTimeout(() => {
            logger.error('work in hand did not end in time');
            process.exit(1);
        }, STOP_MS).unref();
        service.stop().then(() => {
            logger.info('stopped');
            process.exit(0);
        }, (err) => {
            logger.error({ err }, 'stopping failed');
            process.exit(1);
        });
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
}
//# sourceMappingURL=start-service.js.map