"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.simulatedConnector = simulatedConnector;
const node_http_1 = __importDefault(require("node:http"));
const qbo_1 = require("@ledgerbridge/qbo");
const src_1 = require("../../../../tools/qbo-simulator/src");
/** Starts a simulator with a sample company and a stand-in connector before it. */
async function simulatedConnector(company = { seed: 'sample' }) {
    const simulator = await (0, src_1.startSimulator)();
    const { realmId } = await json(`${simulator.url}/_control/companies`, 'POST', company);
    const tokens = await json(`${simulator.url}/_control/companies/${String(realmId)}/tokens`, 'POST', {});
    const api = `${simulator.url}/v3/company/${String(realmId)}`;
    const ask = quickbooks(api, String(tokens['access_token']));
    const calls = [];
    const server = node_http_1.default.createServer((request, response) => {
        void bodyOf(request).then(async (call) => {
            calls.push(call);
            const reply = connector.override?.(call) ?? (await ask(call));
            response.setHeader('content-type', 'application/json').end(JSON.stringify(reply));
        });
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address();
    const write = async (entity, body) => {
        const headers = { authorization: `Bearer ${String(tokens['access_token'])}` };
        const answer = await json(`${api}/${entity.toLowerCase()}`, 'POST', body, headers);
        const written = answer[entity];
        if (typeof written !== 'object' || written === null)
            throw new Error(JSON.stringify(answer));
        return { ...written };
    };
    const connector = {
        url: `http://127.0.0.1:${port}`,
        calls,
        override: undefined,
        create: write,
        update: (entity, body) => write(entity, { sparse: true, ...body }),
        close: () => closeBoth(server, simulator),
    };
    return connector;
}
async function closeBoth(server, simulator) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await simulator.close();
}
function quickbooks(api, token) {
    return async ({ operation }) => {
        const path = operation.kind === 'query'
            ? `query?query=${encodeURIComponent(operation.query)}`
            : operation.kind === 'read'
                ? `${operation.entity.toLowerCase()}/${operation.id}`
                : undefined;
        if (path === undefined)
            throw new Error('This service only reads from QuickBooks');
        const response = await fetch(`${api}/${path}`, {
            headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
        });
        const body = (await response.json());
        const at = new Date().toISOString();
        const fault = (0, qbo_1.faultOf)(response.status, body);
        return fault
            ? { outcome: 'refused', fault, replayed: false }
            : { outcome: 'answered', body, replayed: false, at };
    };
}
async function bodyOf(request) {
    if (request.url !== qbo_1.GATEWAY_PATH)
        throw new Error(`Not the gateway: ${request.url ?? ''}`);
    const chunks = [];
    for await (const chunk of request)
        chunks.push(chunk);
    return JSON.parse(Buffer.concat(chunks).toString());
}
async function json(url, method, body, headers = {}) {
    const response = await fetch(url, {
        method,
        headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
        body: JSON.stringify(body),
    });
    return (await response.json());
}
//# sourceMappingURL=simulated-connector.js.map