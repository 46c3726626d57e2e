"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.createService = createService;
const prom_client_1 = require("prom-client");
const create_http_app_1 = require("../http/create-http-app");
const guarded_routes_1 = require("../http/guarded-routes");
const make_document_1 = require("../openapi/make-document");
const openapi_controller_1 = require("../openapi/openapi.controller");
const service_kit_module_1 = require("./service-kit.module");
const service_parts_1 = require("./service-parts");
const watch_1 = require("./watch");
const work_1 = require("./work");
/**
 * Makes a service and starts it in this process, without touching the process itself: {@link startService} adds
 * signals and exits.
 * @param onDown told when the service cannot go on by itself
 */
async function createService(options, configuration, logger, onDown) {
    const parts = (0, service_parts_1.makeServiceParts)(options, configuration, logger, (reason) => {
        parts.readiness.fail('the consumer has stopped');
        onDown(reason);
    });
    const work = new work_1.BackgroundWork(parts, configuration, logger);
    try {
        const app = await assemble(options, configuration, parts, logger);
        await work.prepare();
        await app.startAllMicroservices();
        await work.start();
        await app.listen(configuration.port, configuration.host);
        const stop = stopOnce(app, parts, work);
        return { url: listeningUrl(app, configuration.host), stop };
    }
    catch (error) {
        await work.stop().catch(() => undefined);
        throw error;
    }
}
async function assemble(options, configuration, parts, logger) {
    const metrics = new prom_client_1.Registry();
    metrics.setDefaultLabels({ service: options.name });
    (0, prom_client_1.collectDefaultMetrics)({ register: metrics });
    (0, watch_1.measureParts)(metrics, parts);
    (0, watch_1.watchReadiness)(parts);
    const module = service_kit_module_1.ServiceKitModule.around(options, configuration, parts, { logger, metrics });
    const app = await (0, create_http_app_1.createHttpApp)(module, {
        logger,
        metrics,
        publicUrl: configuration.publicUrl,
        stopping: () => parts.readiness.draining,
    });
    app.connectMicroservice({ strategy: parts.consumer });
    await app.init();
    (0, guarded_routes_1.requireGuardedRoutes)(app);
    app.get(openapi_controller_1.OpenApiDocument).content = (0, make_document_1.makeOpenApiDocument)(app, options.name);
    return app;
}
/**
 * Nest's order: `onModuleDestroy` and `beforeApplicationShutdown` (a service's workers stop there), then the HTTP
 * server and the consumer end what they have in hand; our connections close last of all.
 */
function stopOnce(app, { readiness }, work) {
    let stopping;
    const stop = async () => {
        readiness.drain();
        await app.close();
        await work.stop();
    };
    return () => (stopping ??= stop());
}
function listeningUrl(app, host) {
    const address = app.getHttpServer().address();
    if (address === null || typeof address === 'string')
        throw new Error('The server does not listen on a port');
    return `http://${host}:${address.port}`;
}
//# sourceMappingURL=create-service.js.map