"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AnswerOf = exports.BodyOf = void 0;
exports.openApiSchema = openApiSchema;
const common_1 = require("@nestjs/common");
const swagger_1 = require("@nestjs/swagger");
const zod_1 = require("zod");
/** A zod schema as OpenAPI 3.0 has it. Rules that JSON Schema cannot say are left out. */
function openApiSchema(schema) {
    const { $schema: _dialect, ...rest } = zod_1.z.toJSONSchema(schema, {
        target: 'openapi-3.0',
        io: 'input',
        unrepresentable: 'any',
        reused: 'inline',
    });
    return rest;
}
/** The body that a route takes. */
const BodyOf = (schema) => (0, swagger_1.ApiBody)({ schema: openApiSchema(schema) });
exports.BodyOf = BodyOf;
/** One answer of a route. */
const AnswerOf = (status, description, schema) => (0, common_1.applyDecorators)((0, swagger_1.ApiResponse)({ status, description, ...(schema === undefined ? {} : { schema: openApiSchema(schema) }) }));
exports.AnswerOf = AnswerOf;
//# sourceMappingURL=schemas.js.map