"use strict";
var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || (function () {
    var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function (o) {
            var ar = [];
            for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
            return ar;
        };
        return ownKeys(o);
    };
    return function (mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
        __setModuleDefault(result, mod);
        return result;
    };
})();
Object.defineProperty(exports, "__esModule", { value: true });
exports.ServiceKitModule = void 0;
const core_1 = require("@nestjs/core");
const terminus_1 = require("@nestjs/terminus");
const health_controller_1 = require("../health/health.controller");
const readiness_1 = require("../health/readiness");
const access_guard_1 = require("../http/access.guard");
const problem_page_controller_1 = require("../http/problem-page.controller");
const rate_limit_1 = require("../http/rate-limit");
const idempotency_interceptor_1 = require("../idempotency/idempotency.interceptor");
const idempotency_keys_1 = require("../idempotency/idempotency-keys");
const access_consumer_1 = require("../messaging/access.consumer");
const parked_messages_controller_1 = require("../messaging/parked-messages.controller");
const unknown_tenants_1 = require("../messaging/unknown-tenants");
const openapi_controller_1 = require("../openapi/openapi.controller");
const message_seal_1 = require("../sealing/message-seal");
const service_credentials_1 = require("../service-credentials/service-credentials");
const tokens = __importStar(require("../tokens"));
/** The root of a service's Nest application: the kit's own routes, what it provides everywhere, and the service. */
class ServiceKitModule {
    static around(options, configuration, parts, { logger, metrics }) {
        const providers = [
            ...shared(options, configuration, parts, logger, metrics),
            { provide: access_guard_1.OperatorKeyHash, useValue: new access_guard_1.OperatorKeyHash(configuration.operatorKeyHash) },
            { provide: rate_limit_1.RateLimit, useValue: new rate_limit_1.RateLimit(configuration.rateLimitPerSecond) },
            { provide: idempotency_interceptor_1.PublicUrl, useValue: new idempotency_interceptor_1.PublicUrl(configuration.publicUrl) },
            { provide: idempotency_keys_1.IdempotencyKeys, useValue: parts.idempotency },
            { provide: problem_page_controller_1.KnownProblems, useValue: new problem_page_controller_1.KnownProblems(options.problems ?? {}) },
            { provide: unknown_tenants_1.UnknownTenants, useValue: parts.unknownTenants },
            openapi_controller_1.OpenApiDocument,
            { provide: core_1.APP_GUARD, useClass: access_guard_1.AccessGuard },
            { provide: core_1.APP_INTERCEPTOR, useClass: idempotency_interceptor_1.IdempotencyInterceptor },
        ];
        return {
            module: ServiceKitModule,
            global: true,
            imports: [core_1.DiscoveryModule, terminus_1.TerminusModule.forRoot({ logger: false }), options.module],
            controllers: controllers(options),
            providers,
            exports: shared(options, configuration, parts, logger, metrics).map(tokenOf),
        };
    }
}
exports.ServiceKitModule = ServiceKitModule;
function controllers({ name, learnsAccess = true }) {
    return [
        health_controller_1.HealthController,
        openapi_controller_1.OpenApiController,
        problem_page_controller_1.ProblemPageController,
        (0, parked_messages_controller_1.parkedMessagesController)(name),
        ...(learnsAccess ? [access_consumer_1.AccessConsumer] : []),
    ];
}
/** What services may inject. */
function shared({ name }, configuration, parts, logger, metrics) {
    return [
        { provide: tokens.SERVICE_NAME, useValue: name },
        { provide: tokens.CONFIGURATION, useValue: configuration },
        { provide: tokens.LOGGER, useValue: logger },
        { provide: tokens.METRICS, useValue: metrics },
        { provide: tokens.DATABASE, useValue: parts.database },
        { provide: tokens.EVENT_LOG, useValue: parts.log },
        { provide: tokens.APPEND_SIGNAL, useValue: parts.signal },
        { provide: tokens.TENANT_KEYS, useValue: parts.keys },
        { provide: tokens.MESSAGE_TRANSPORT, useValue: parts.transport.transport },
        { provide: tokens.PARKED_MESSAGES, useValue: parts.consumer.parked },
        { provide: tokens.ACCESS_DIRECTORY, useValue: parts.directory },
        { provide: tokens.GATEWAY, useValue: parts.gateway },
        { provide: tokens.MESSAGE_SEAL, useValue: new message_seal_1.MessageSeal(configuration.messageKey) },
        { provide: service_credentials_1.ServiceCredentials, useValue: parts.credentials },
        { provide: readiness_1.Readiness, useValue: parts.readiness },
    ];
}
const tokenOf = ({ provide }) => provide;
//# sourceMappingURL=service-kit.module.js.map