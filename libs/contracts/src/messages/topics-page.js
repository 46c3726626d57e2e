"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.topicsPage = topicsPage;
const zod_1 = require("zod");
const envelope_1 = require("./envelope");
const topics_1 = require("./topics");
/** `docs/topics.md`, generated from the schemas: a page written by hand would be wrong within a month. */
function topicsPage() {
    return [
        '# Topics',
        '',
        'Generated from `libs/contracts` by `npm run docs`; do not edit. Messages are CloudEvents 1.0 in JSON. A message is',
        'known by (`source`, `id`): a repeat has no second effect. There is no order between topics; every document message',
        'carries `revision`. The key of internal topics is the division; host topics may use any key. A host with a prefix',
        'writes `<prefix>po.approved` and so on, with the tenant’s external id in `tenantid`.',
        '',
        '| topic | written by | read by | says |',
        '|---|---|---|---|',
        ...topics_1.TOPICS.map((topic) => `| \`${topic.name}\` | ${topic.writer} | ${topic.readers.join(', ')} | ${topic.purpose} |`),
        '',
        ...topics_1.TOPICS.flatMap(section),
    ].join('\n');
}
function section(topic) {
    const schema = zod_1.z.toJSONSchema(topic.schema, { io: 'input', unrepresentable: 'any' });
    return [
        `## ${topic.name}`,
        '',
        `Type \`${(0, envelope_1.messageType)(topic.name, topic.version)}\`. ${topic.purpose} Example: \`libs/contracts/examples/${topic.name}.v${topic.version}.json\`.`,
        '',
        '```json',
        JSON.stringify(schema, null, 2),
        '```',
        '',
    ];
}
//# sourceMappingURL=topics-page.js.map