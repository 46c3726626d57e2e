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
Object.defineProperty(exports, "__esModule", { value: true });
exports.IdempotencyInterceptor = exports.PublicUrl = void 0;
const common_1 = require("@nestjs/common");
const rxjs_1 = require("rxjs");
const caller_1 = require("../http/caller");
const json_body_1 = require("../http/json-body");
const problem_1 = require("../http/problem");
const problem_document_1 = require("../http/problem-document");
const problem_of_1 = require("../http/problem-of");
const idempotency_keys_1 = require("./idempotency-keys");
/** The address that problem types point to. */
class PublicUrl {
    url;
    constructor(url) {
        this.url = url;
    }
}
exports.PublicUrl = PublicUrl;
/** Headers of an answer that a replay repeats. */
const REPEATED_HEADERS = ['location', 'content-type'];
/**
 * Honours `Idempotency-Key` on every POST: a repeat gets the first one's answer and has no second effect. Failures on
 * our side are not kept, so that a repeat tries again.
 */
let IdempotencyInterceptor = class IdempotencyInterceptor {
    keys;
    publicUrl;
    constructor(keys, publicUrl) {
        this.keys = keys;
        this.publicUrl = publicUrl;
    }
    intercept(context, next) {
        if (context.getType() !== 'http')
            return next.handle();
        const request = context.switchToHttp().getRequest();
        const name = requestNameOf(request);
        if (!name)
            return next.handle();
        const reply = context.switchToHttp().getResponse();
        return (0, rxjs_1.defer)(() => this.once(name, request, reply, next));
    }
    async once(name, request, reply, next) {
        const begun = await this.keys.begin(name, (0, json_body_1.rawBody)(request));
        switch (begun.state) {
            case 'running':
                throw new problem_1.Problem('idempotency-key-in-progress', { headers: { 'retry-after': '1' } });
            case 'other-content':
                throw new problem_1.Problem('idempotency-key-reused');
            case 'answered':
                return replay(begun.answer, reply);
            case 'begun':
                return this.run(name, begun.run, request, reply, next);
        }
    }
    async run(name, run, request, reply, next) {
        const renewal = setInterval(() => void this.keys.renew(name, run).catch(() => undefined), (idempotency_keys_1.LEASE_SECONDS * 1000) / 3);
        try {
            const body = await (0, rxjs_1.lastValueFrom)(next.handle(), { defaultValue: undefined });
            await this.keys.finish(name, run, answerOf(reply, body));
            return body;
        }
        catch (error) {
            await this.settle(name, run, (0, problem_of_1.problemOf)(error), request.id);
            throw error;
        }
        finally {
            clearInterval(renewal);
        }
    }
    /** A refusal is an answer like any other; what failed on our side, or may pass by itself, is not. */
    async settle(name, run, problem, requestId) {
        const { status } = problem.kind;
        if (status >= 500 || status === 429)
            return this.keys.abandon(name, run);
        await this.keys.finish(name, run, {
            status,
            headers: { ...problem.occurrence.headers, 'content-type': problem_document_1.PROBLEM_TYPE },
            body: (0, problem_document_1.problemDocument)(problem, this.publicUrl.url, requestId),
        });
    }
};
exports.IdempotencyInterceptor = IdempotencyInterceptor;
exports.IdempotencyInterceptor = IdempotencyInterceptor = __decorate([
    (0, common_1.Injectable)(),
    __metadata("design:paramtypes", [idempotency_keys_1.IdempotencyKeys,
        PublicUrl])
], IdempotencyInterceptor);
function requestNameOf(request) {
    const key = request.headers['idempotency-key'];
    const caller = (0, caller_1.callerOf)(request);
    if (request.method !== 'POST' || key === undefined || caller.kind === 'nobody')
        return undefined;
    if (typeof key !== 'string' || !/^[\x20-\x7e]{1,255}$/.test(key))
        throw new problem_1.Problem('idempotency-key-invalid');
    const [path = ''] = request.url.split('?');
    const tenantId = caller.kind === 'host' ? caller.tenantId : undefined;
    return { caller: nameOf(caller), route: `POST ${path}`, key, tenantId };
}
function nameOf(caller) {
    switch (caller.kind) {
        case 'host':
            return caller.tenantId ?? caller.hostId;
        case 'service':
            return `service ${caller.service}`;
        case 'operator':
        case 'nobody':
            return caller.kind;
    }
}
function answerOf(reply, body) {
    const headers = REPEATED_HEADERS.flatMap((header) => {
        const value = reply.getHeader(header);
        return typeof value === 'string' ? [[header, value]] : [];
    });
    return { status: reply.statusCode, headers: Object.fromEntries(headers), body };
}
function replay({ status, headers, body }, reply) {
    void reply.status(status).headers(headers).header('idempotency-replayed', 'true');
    return body;
}
//# sourceMappingURL=idempotency.interceptor.js.map