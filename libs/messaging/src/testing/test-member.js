"use strict";
var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.TestMember = exports.orderSchema = exports.ORDER_TYPE = exports.PATTERN = exports.TENANT = void 0;
const common_1 = require("@nestjs/common");
const core_1 = require("@nestjs/core");
const microservices_1 = require("@nestjs/microservices");
const zod_1 = require("zod");
const ledgerbridge_server_1 = require("../nest/ledgerbridge-server");
const topic_consumer_1 = require("../nest/topic-consumer");
exports.TENANT = '0197f2a4-0000-7000-8000-000000000001';
exports.PATTERN = 'orders.test';
exports.ORDER_TYPE = `ledgerbridge.${exports.PATTERN}.v1`;
const decimal = zod_1.z.string().regex(/^-?\d{1,15}(\.\d{1,7})?$/);
exports.orderSchema = zod_1.z.object({ key: zod_1.z.string(), total: decimal.optional() });
/** A service as its authors write it: a Nest microservice with one handler, which writes what it gets to a table. */
class TestMember {
    server;
    app;
    transport;
    constructor(server, app, transport) {
        this.server = server;
        this.app = app;
        this.transport = transport;
    }
    static async start(options) {
        const { database, transport } = options;
        const server = new ledgerbridge_server_1.LedgerbridgeServer({
            transport,
            pool: database.pool,
            schema: database.schema,
            consumer: options.consumer ?? `sync-${database.schema}`,
            routes: (pattern) => [
                { topic: options.topic, kind: 'host', prefix: options.topic.slice(0, -pattern.length) },
            ],
            schemaFor: (_topic, type) => schemaFor(type),
            resolveTenant: async (question) => {
                await options.whilePreparing?.();
                return resolve(question, options.tenants);
            },
            setTenants: async (tx, ids) => void (await tx.query(`SELECT set_config('test.tenants', $1, true)`, [ids.join()])),
            seal: {
                seal: (tenantId, plain) => Promise.resolve(Buffer.concat([Buffer.from(tenantId ?? '-'.repeat(36)), plain])),
                unseal: (_tenantId, sealed) => Promise.resolve(sealed.subarray(36)),
            },
            limits: { backoffMs: 20, ...options.limits },
        });
        const app = await core_1.NestFactory.createMicroservice(moduleFor(options), { strategy: server, logger: false });
        await app.listen();
        return new TestMember(server, app, transport);
    }
    async stop() {
        await this.app.close();
        await this.transport.close();
    }
}
exports.TestMember = TestMember;
function moduleFor({ database, name = 'member', before }) {
    let OrdersConsumer = class OrdersConsumer {
        async on(messages, context) {
            await before?.(messages, context);
            await context.tx.query(`INSERT INTO ${database.schema}.handled (member, tenant_id, key, id, data)
         SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::jsonb[])`, [
                name,
                messages.map(({ tenantId }) => tenantId),
                messages.map(({ data }) => data.key),
                messages.map(({ id }) => id),
                messages.map(({ data }) => JSON.stringify(data)),
            ]);
        }
    };
    __decorate([
        (0, microservices_1.EventPattern)(exports.PATTERN),
        __param(0, (0, microservices_1.Payload)()),
        __param(1, (0, microservices_1.Ctx)()),
        __metadata("design:type", Function),
        __metadata("design:paramtypes", [Array, Object]),
        __metadata("design:returntype", Promise)
    ], OrdersConsumer.prototype, "on", null);
    OrdersConsumer = __decorate([
        (0, topic_consumer_1.TopicConsumer)()
    ], OrdersConsumer);
    let TestModule = class TestModule {
    };
    TestModule = __decorate([
        (0, common_1.Module)({ controllers: [OrdersConsumer] })
    ], TestModule);
    return TestModule;
}
function schemaFor(type) {
    if (type === exports.ORDER_TYPE)
        return exports.orderSchema;
    return type.startsWith(exports.ORDER_TYPE.slice(0, -1)) ? 'unknown-version' : 'unknown-type';
}
function resolve(question, tenants = new Map()) {
    const asked = question.kind === 'host' ? question.tenantExternalId : question.tenantId;
    if (asked === undefined || asked === 'acme')
        return { tenantId: exports.TENANT, hostId: 'local' };
    return tenants.get(asked) ?? { refusal: asked === 'stranger' ? 'foreign-tenant' : 'unknown-tenant' };
}
//# sourceMappingURL=test-member.js.map