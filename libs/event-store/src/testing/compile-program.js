"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.compileProgram = compileProgram;
const node_fs_1 = __importDefault(require("node:fs"));
const node_path_1 = __importDefault(require("node:path"));
const typescript_1 = __importDefault(require("typescript"));
const LIBRARY = node_path_1.default.resolve(__dirname, '..');
const REPOSITORY = node_path_1.default.resolve(LIBRARY, '../../..');
/**
 * Compiles a TypeScript file of this library, and what it imports, to JavaScript that a process of its own can run.
 * The output lies inside the repository, so that it finds the installed packages.
 * @param source path relative to the library's `src`
 */
function compileProgram(source) {
    const cache = node_path_1.default.join(REPOSITORY, '.cache');
    node_fs_1.default.mkdirSync(cache, { recursive: true });
    const outDir = node_fs_1.default.mkdtempSync(node_path_1.default.join(cache, 'event-store-'));
    const { config } = typescript_1.default.readConfigFile(node_path_1.default.join(REPOSITORY, 'tsconfig.json'), (file) => typescript_1.default.sys.readFile(file));
    const { options } = typescript_1.default.convertCompilerOptionsFromJson(config.compilerOptions, REPOSITORY);
    const files = [node_path_1.default.join(LIBRARY, source)];
    const settings = {
        ...options,
        outDir,
        rootDir: LIBRARY,
        noEmit: false,
        types: ['node'],
        skipLibCheck: true,
    };
    const { emitSkipped } = typescript_1.default.createProgram(files, settings).emit();
    if (emitSkipped)
        throw new Error(`${source} was not compiled`);
    return {
        program: node_path_1.default.join(outDir, source.replace(/\.ts$/, '.js')),
        remove: () => node_fs_1.default.rmSync(outDir, { recursive: true }),
    };
}
//# sourceMappingURL=compile-program.js.map