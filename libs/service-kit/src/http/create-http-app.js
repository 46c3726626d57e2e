"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.createHttpApp = createHttpApp;
const helmet_1 = __importDefault(require("@fastify/helmet"));
const core_1 = require("@nestjs/core");
const platform_fastify_1 = require("@nestjs/platform-fastify");
const fastify_1 = require("fastify");
const http_metrics_1 = require("../health/http-metrics");
const nest_logger_1 = require("../logging/nest-logger");
const json_body_1 = require("./json-body");
const problem_1 = require("./problem");
const problem_filter_1 = require("./problem.filter");
const request_log_1 = require("./request-log");
const send_problem_1 = require("./send-problem");
const request_scope_1 = require("./request-scope");
const route_table_1 = require("./route-table");
/** External ids of 200 characters, each up to twelve when written as percent-encoded UTF-8. */
const LONGEST_PARAMETER = 2_400;
/** A Nest application on Fastify with the edge that every service has: scope, logs, metrics, bodies, problems. */
async function createHttpApp(module, { logger, metrics, publicUrl, stopping }) {
    const adapter = new platform_fastify_1.FastifyAdapter({
        loggerInstance: logger,
        logController: new fastify_1.LogController({ disableRequestLogging: true }),
        bodyLimit: json_body_1.BODY_LIMIT,
        frameworkErrors: (error, request, reply) => (0, send_problem_1.sendProblem)(new problem_1.Problem(error.statusCode === 500 ? 'internal-error' : 'malformed-request'), request.id, publicUrl, reply),
        genReqId: ({ headers }) => (0, request_scope_1.requestIdOf)(headers),
        routerOptions: { maxParamLength: LONGEST_PARAMETER },
    });
    const server = adapter.getInstance();
    const routes = route_table_1.RouteTable.of(server);
    (0, request_scope_1.scopeRequests)(server);
    (0, request_log_1.logRequests)(server, logger);
    (0, http_metrics_1.measureRequests)(server, metrics);
    endConnections(server, stopping);
    const app = await core_1.NestFactory.create(module, adapter, {
        logger: new nest_logger_1.NestLogger(logger),
        bodyParser: false,
        abortOnError: false,
    });
    (0, json_body_1.readJsonBodies)(server);
    await app.register(helmet_1.default);
    app.useGlobalFilters(new problem_filter_1.ProblemFilter(logger, publicUrl, routes));
    return app;
}
/**
 * Closes a connection with its last answer once the service stops. The server waits for its connections, and one that
 * a client keeps alive would hold up the stop for over a minute.
 */
function endConnections(server, stopping) {
    server.addHook('onSend', (_request, reply, _payload, done) => {
        if (stopping())
            void reply.header('connection', 'close');
        done();
    });
}
//# sourceMappingURL=create-http-app.js.map