"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.testService = testService;
const node_crypto_1 = require("node:crypto");
const api_key_1 = require("../sealing/api-key");
const common_configuration_1 = require("../config/common-configuration");
const read_configuration_1 = require("../config/read-configuration");
const create_logger_1 = require("../logging/create-logger");
const create_service_1 = require("../start/create-service");
/** Starts a service on a test database and the Postgres transport; `env` overrides its variables. */
async function testService(options, database, env = {}) {
    const operatorKey = (0, api_key_1.newApiKey)();
    const configuration = (0, read_configuration_1.readConfiguration)(common_configuration_1.commonConfiguration, {
        ...environment(database, operatorKey),
        ...env,
    });
    const [lines, downs] = [[], []];
    const destination = { write: (line) => void lines.push(line) };
    const logger = (0, create_logger_1.createLogger)({ service: options.name, level: 'debug', destination });
    const running = await (0, create_service_1.createService)(options, configuration, logger, (reason) => void downs.push(reason));
    return { ...running, configuration, operatorKey, lines, downs };
}
function environment(database, operatorKey) {
    return {
        PORT: '0',
        PUBLIC_URL: 'https://ledgerbridge.example.com',
        CONNECTOR_URL: 'http://127.0.0.1:1',
        DATABASE_SCHEMA: database.schema,
        DATABASE_APP_URL: database.appUrl,
        DATABASE_WORKER_URL: database.workerUrl,
        TOPICS_DATABASE_URL: database.ownerUrl,
        TOPICS_SCHEMA: `${database.schema}_topics`,
        TOPIC_PARTITIONS: '1',
        INSTALLATION_KEY: key(),
        MESSAGE_KEY: key(),
        SERVICE_KEY: key(),
        OPERATOR_KEY_HASH: (0, api_key_1.apiKeyHash)(operatorKey),
    };
}
const key = () => (0, node_crypto_1.randomBytes)(32).toString('base64');
//# sourceMappingURL=test-service.js.map