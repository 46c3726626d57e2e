"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.OwnBroker = void 0;
const node_child_process_1 = require("node:child_process");
const promises_1 = require("node:fs/promises");
const node_os_1 = __importDefault(require("node:os"));
const node_path_1 = __importDefault(require("node:path"));
const node_util_1 = require("node:util");
const run = (0, node_util_1.promisify)(node_child_process_1.execFile);
/** A broker that a test may kill: other suites share the one of the run. */
class OwnBroker {
    folder;
    constructor(folder) {
        this.folder = folder;
    }
    static async create() {
        return new OwnBroker(await (0, promises_1.mkdtemp)(node_path_1.default.join(node_os_1.default.tmpdir(), 'ledgerbridge-kafka-')));
    }
    /** Starts it, or starts it again with its data and port. @returns its brokers */
    async start() {
        const { brokers } = JSON.parse(await this.broker('start'));
        return brokers;
    }
    async kill() {
        await this.broker('kill');
    }
    async remove() {
        await this.kill();
        await (0, promises_1.rm)(this.folder, { recursive: true, force: true });
    }
    async broker(verb) {
        const script = node_path_1.default.join(process.cwd(), 'tools', 'dev', 'kafka', 'broker.mjs');
        return (await run(process.execPath, [script, verb, this.folder])).stdout;
    }
}
exports.OwnBroker = OwnBroker;
//# sourceMappingURL=own-broker.js.map