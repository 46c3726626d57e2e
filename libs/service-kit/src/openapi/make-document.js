"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.makeOpenApiDocument = makeOpenApiDocument;
const swagger_1 = require("@nestjs/swagger");
/** The OpenAPI document of a service's routes; the internal ones are nobody else's business. */
function makeOpenApiDocument(app, service) {
    const config = new swagger_1.DocumentBuilder()
        .setTitle(`Ledgerbridge ${service}`)
        .setVersion('1')
        .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key: `lb_…`' })
        .addSecurityRequirements('bearer')
        .build();
    const document = swagger_1.SwaggerModule.createDocument(app, config);
    const open = Object.entries(document.paths).filter(([path]) => !path.startsWith('/internal/'));
    return { ...document, paths: Object.fromEntries(open) };
}
//# sourceMappingURL=make-document.js.map