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
exports.AccessGuard = exports.OperatorKeyHash = void 0;
const common_1 = require("@nestjs/common");
const core_1 = require("@nestjs/core");
const access_directory_1 = require("../access/access-directory");
const api_key_1 = require("../sealing/api-key");
const service_credentials_1 = require("../service-credentials/service-credentials");
const tokens_1 = require("../tokens");
const scope_1 = require("../tracing/scope");
const allows_1 = require("./allows");
const caller_1 = require("./caller");
const problem_1 = require("./problem");
const rate_limit_1 = require("./rate-limit");
const tenant_header_1 = require("./tenant-header");
/** The SHA-256 of the operator key, as configured. */
class OperatorKeyHash {
    hex;
    constructor(hex) {
        this.hex = hex;
    }
}
exports.OperatorKeyHash = OperatorKeyHash;
/**
 * Lets a request pass when it shows the credential that its route asks for. Every kind of credential is refused in the
 * same words by routes of another kind: an answer never tells what else a key could open.
 */
let AccessGuard = class AccessGuard {
    reflector;
    directory;
    credentials;
    operatorKey;
    limit;
    constructor(reflector, directory, credentials, operatorKey, limit) {
        this.reflector = reflector;
        this.directory = directory;
        this.credentials = credentials;
        this.operatorKey = operatorKey;
        this.limit = limit;
    }
    async canActivate(context) {
        if (context.getType() !== 'http')
            return true;
        const request = context.switchToHttp().getRequest();
        const allowed = this.reflector.getAllAndOverride(allows_1.ALLOWED, [
            context.getHandler(),
            context.getClass(),
        ]);
        if (!allowed)
            throw new Error('A route without an access decorator was started');
        const caller = await this.callerFor(allowed, request, context.switchToHttp().getResponse());
        (0, caller_1.rememberCaller)(request, caller);
        return true;
    }
    async callerFor(allowed, request, reply) {
        switch (allowed.to) {
            case 'everyone':
                return { kind: 'nobody' };
            case 'operator':
                return this.operator(request);
            case 'service':
                return this.service(request);
            case 'host':
                return this.host(allowed, request, reply);
        }
    }
    operator(request) {
        if (!(0, api_key_1.sameInConstantTime)((0, api_key_1.apiKeyHash)(bearer(request)), this.operatorKey.hex))
            throw notAuthenticated();
        return { kind: 'operator' };
    }
    async service(request) {
        const service = await this.credentials.verify(bearer(request));
        if (service === undefined)
            throw notAuthenticated();
        return { kind: 'service', service };
    }
    async host({ scope, tenant }, request, reply) {
        const key = await this.directory.resolveKey((0, api_key_1.apiKeyHash)(bearer(request)));
        if (!key)
            throw notAuthenticated();
        this.count(key.keyId, reply);
        if (!key.scopes.includes('*') && !key.scopes.includes(scope)) {
            throw new problem_1.Problem('not-allowed', { detail: `the key lacks the scope ${scope}` });
        }
        const tenantId = tenant === 'required' ? await this.tenantOf(key.hostId, request) : undefined;
        return { kind: 'host', ...key, tenantId };
    }
    /** A tenant of another host is as unknown as one that does not exist, in the same words. */
    async tenantOf(hostId, request) {
        const named = (0, tenant_header_1.namedTenant)(request.headers['ledgerbridge-tenant']);
        if (named === tenant_header_1.UNREADABLE)
            throw new problem_1.Problem('tenant-unknown');
        const found = await this.directory.resolveTenant(hostId, named);
        if (!found.ok)
            throw new problem_1.Problem(found.reason);
        (0, scope_1.noteTenant)(found.tenant.tenantId);
        return found.tenant.tenantId;
    }
    count(keyId, reply) {
        const allowance = this.limit.take(keyId);
        const headers = rateLimitHeaders(allowance);
        void reply.headers(headers);
        if (allowance.allowed)
            return;
        throw new problem_1.Problem('rate-limited', {
            headers: { 'retry-after': String(Math.max(1, allowance.resetSeconds)) },
        });
    }
};
exports.AccessGuard = AccessGuard;
exports.AccessGuard = AccessGuard = __decorate([
    (0, common_1.Injectable)(),
    __param(1, (0, common_1.Inject)(tokens_1.ACCESS_DIRECTORY)),
    __metadata("design:paramtypes", [core_1.Reflector,
        access_directory_1.AccessDirectory,
        service_credentials_1.ServiceCredentials,
        OperatorKeyHash,
        rate_limit_1.RateLimit])
], AccessGuard);
function bearer(request) {
    const [, token] = /^Bearer +([^\s]{1,4096})$/i.exec(request.headers.authorization ?? '') ?? [];
    if (token === undefined)
        throw notAuthenticated();
    return token;
}
const notAuthenticated = () => new problem_1.Problem('not-authenticated', { headers: { 'www-authenticate': 'Bearer' } });
const rateLimitHeaders = ({ limit, remaining, resetSeconds }) => ({
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(resetSeconds),
});
//# sourceMappingURL=access.guard.js.map