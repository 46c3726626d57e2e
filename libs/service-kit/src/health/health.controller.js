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
exports.HealthController = void 0;
const common_1 = require("@nestjs/common");
const terminus_1 = require("@nestjs/terminus");
const prom_client_1 = require("prom-client");
const allows_1 = require("../http/allows");
const tokens_1 = require("../tokens");
const readiness_1 = require("./readiness");
/** For whoever operates the process: no credential, no tenant, nothing personal. */
let HealthController = class HealthController {
    health;
    indicator;
    readiness;
    metrics;
    constructor(health, indicator, readiness, metrics) {
        this.health = health;
        this.indicator = indicator;
        this.readiness = readiness;
        this.metrics = metrics;
    }
    /** 200 while the process can go on by itself; otherwise it should be started anew. */
    async live(reply) {
        const { failed } = this.readiness;
        if (failed !== undefined)
            void reply.status(503);
        return { status: failed === undefined ? 'ok' : 'error' };
    }
    /** 200 when requests and messages should come here: database, transport, lag, and not stopping. */
    async ready(reply) {
        const results = [...(await this.readiness.results())];
        const indicators = results.map(([name, result]) => () => {
            const session = this.indicator.check(name);
            return result.up ? session.up() : session.down({ reason: result.reason });
        });
        if (results.some(([, { up }]) => !up))
            void reply.status(503);
        return this.checked(indicators);
    }
    async scrape() {
        return this.metrics.metrics();
    }
    /** Terminus throws what is down as an exception of its own; its content is the answer. */
    async checked(indicators) {
        try {
            const result = await this.health.check(indicators);
            return result;
        }
        catch (error) {
            if (isTerminusFailure(error))
                return error.getResponse();
            throw error;
        }
    }
};
exports.HealthController = HealthController;
__decorate([
    (0, common_1.Get)('health/live'),
    __param(0, (0, common_1.Res)({ passthrough: true })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", Promise)
], HealthController.prototype, "live", null);
__decorate([
    (0, common_1.Get)('health/ready'),
    __param(0, (0, common_1.Res)({ passthrough: true })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", Promise)
], HealthController.prototype, "ready", null);
__decorate([
    (0, common_1.Get)('metrics'),
    (0, common_1.Header)('content-type', 'text/plain; version=0.0.4; charset=utf-8'),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", []),
    __metadata("design:returntype", Promise)
], HealthController.prototype, "scrape", null);
exports.HealthController = HealthController = __decorate([
    (0, allows_1.Public)(),
    (0, common_1.Controller)(),
    __param(3, (0, common_1.Inject)(tokens_1.METRICS)),
    __metadata("design:paramtypes", [terminus_1.HealthCheckService,
        terminus_1.HealthIndicatorService,
        readiness_1.Readiness,
        prom_client_1.Registry])
], HealthController);
function isTerminusFailure(error) {
    return error instanceof Error && 'getResponse' in error && typeof error.getResponse === 'function';
}
//# sourceMappingURL=health.controller.js.map