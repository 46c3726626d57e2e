"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.MemberProcess = void 0;
const node_child_process_1 = require("node:child_process");
const node_path_1 = __importDefault(require("node:path"));
/** A member in a process of its own, which can be killed. */
class MemberProcess {
    child;
    constructor(config) {
        const [runner, main] = ['run-typescript.cjs', 'child-member.ts'].map((file) => node_path_1.default.join(__dirname, file));
        this.child = (0, node_child_process_1.fork)(runner ?? '', [main ?? '', JSON.stringify(config)], { execArgv: [] });
    }
    /** Resolves when the child is in the middle of a batch. */
    hanging() {
        return new Promise((resolve, reject) => {
            this.child.once('message', () => resolve());
            this.child.once('exit', (code) => reject(new Error(`the child ended with ${code}`)));
        });
    }
    async kill() {
        if (this.child.exitCode !== null || this.child.signalCode !== null)
            return;
        const ended = new Promise((resolve) => this.child.once('exit', resolve));
        this.child.kill('SIGKILL');
        await ended;
    }
}
exports.MemberProcess = MemberProcess;
//# sourceMappingURL=child-process.js.map