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
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.HttpGateway = void 0;
const node_http_1 = __importDefault(require("node:http"));
const node_https_1 = __importDefault(require("node:https"));
const qbo_1 = require("@ledgerbridge/qbo");
const axios_1 = __importStar(require("axios"));
const scope_1 = require("../tracing/scope");
/** QuickBooks itself takes up to 120 s, the gateway's own deadline is 130 s; ours comes after both. */
const TIMEOUT_MS = 140_000;
const PAUSE_MS = 1_000;
const AUDIENCE = 'connector';
/** The client of the gateway: asks the connector, and never knows a token of QuickBooks. */
class HttpGateway {
    credentials;
    client;
    agents = [
        new node_http_1.default.Agent({ keepAlive: true }),
        new node_https_1.default.Agent({ keepAlive: true }),
    ];
    constructor(connectorUrl, credentials, timeoutMs = TIMEOUT_MS) {
        this.credentials = credentials;
        const [httpAgent, httpsAgent] = this.agents;
        this.client = axios_1.default.create({
            baseURL: connectorUrl,
            timeout: timeoutMs,
            httpAgent,
            httpsAgent,
            proxy: false,
            maxRedirects: 0,
            validateStatus: () => true,
        });
    }
    /**
     * @returns what the connector says. Without its answer: `retry-later` where nothing can have been sent, `unknown` for
     *   a write whose connection was lost; the connector's own row then decides what a repeat does
     * @throws when the connector refuses the call as such, which is a bug
     */
    async call(call) {
        const since = new Date().toISOString();
        try {
            const headers = { authorization: `Bearer ${await this.credentials.sign(AUDIENCE)}`, ...(0, scope_1.traceHeaders)() };
            const { status, data } = await this.client.post(qbo_1.GATEWAY_PATH, call, { headers });
            if (status === 200)
                return data;
            if (status === 429 || status >= 500)
                return withoutAnswer(call, status === 503 || status === 429, since);
            throw new Error(`The connector refused a call to QuickBooks with status ${status}`);
        }
        catch (error) {
            if (!(0, axios_1.isAxiosError)(error))
                throw error;
            return withoutAnswer(call, neverArrived(error.code), since);
        }
    }
    close() {
        for (const agent of this.agents)
            agent.destroy();
    }
}
exports.HttpGateway = HttpGateway;
function withoutAnswer(call, nothingSent, since) {
    const reads = call.operation.kind === 'read' || call.operation.kind === 'query';
    if (nothingSent || reads)
        return { outcome: 'retry-later', afterMs: PAUSE_MS, reason: 'not-sent' };
    return { outcome: 'unknown', reason: 'connection-lost', since };
}
/** Errors of making the connection: no byte of the call has left. */
const neverArrived = (code) => code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EHOSTUNREACH';
//# sourceMappingURL=http-gateway.js.map