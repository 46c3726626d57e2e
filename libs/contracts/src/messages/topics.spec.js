"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
const node_fs_1 = require("node:fs");
const node_path_1 = __importDefault(require("node:path"));
const index_1 = require("../index");
const topics_page_1 = require("./topics-page");
const EXAMPLES = node_path_1.default.resolve(__dirname, '../../examples');
const files = (0, node_fs_1.readdirSync)(EXAMPLES).sort();
describe('frozen examples', () => {
    it('exist for every topic and version', () => {
        expect(files).toEqual(index_1.TOPICS.map(({ name, version }) => `${name}.v${version}.json`).sort());
    });
    it.each(files)('%s is still read whole: a contract only ever grows', (file) => {
        const topic = (0, index_1.topicNamed)(file.replace(/\.v\d+\.json$/, ''));
        const examples = JSON.parse((0, node_fs_1.readFileSync)(node_path_1.default.join(EXAMPLES, file), 'utf8'));
        expect(examples.length).toBeGreaterThan(0);
        for (const example of examples)
            expect(topic?.read(example)).toEqual({ ok: true, value: example });
    });
    it.each(files)('%s loses no field silently: each one matters to its schema', (file) => {
        const topic = (0, index_1.topicNamed)(file.replace(/\.v\d+\.json$/, ''));
        const examples = JSON.parse((0, node_fs_1.readFileSync)(node_path_1.default.join(EXAMPLES, file), 'utf8'));
        for (const example of examples) {
            for (const field of Object.keys(example)) {
                const reading = topic?.read({ ...example, [field]: { unexpected: true } });
                if (field !== 'metadata')
                    expect(reading?.ok).toBe(false);
            }
        }
    });
});
describe('the topics page', () => {
    it('is what the schemas say now (npm run docs writes it)', () => {
        const page = (0, node_fs_1.readFileSync)(node_path_1.default.resolve(__dirname, '../../../../docs/topics.md'), 'utf8');
        expect(page).toBe((0, topics_page_1.topicsPage)());
    });
});
//# sourceMappingURL=topics.spec.js.map