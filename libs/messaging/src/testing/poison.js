"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.poisonRecord = exports.POISON = void 0;
const node_zlib_1 = require("node:zlib");
const test_member_1 = require("./test-member");
const event = (fields = {}) => ({
    specversion: '1.0',
    id: 'poison',
    source: '/tests',
    type: test_member_1.ORDER_TYPE,
    tenantid: 'acme',
    data: { key: 'poison' },
    ...fields,
});
const json = (fields) => Buffer.from(JSON.stringify(event(fields)));
const without = (name) => {
    const fields = event();
    delete fields[name];
    return Buffer.from(JSON.stringify(fields));
};
const withData = (text) => Buffer.from(JSON.stringify(event({ data: 'DATA' })).replace('"DATA"', () => text));
exports.POISON = [
    { title: 'broken JSON', code: 'not-json', value: json().subarray(0, 40) },
    { title: 'an empty value', code: 'not-json', value: Buffer.alloc(0) },
    { title: 'NaN as a bare word', code: 'not-json', value: withData('{"key":"a","total":NaN}') },
    { title: 'binary garbage', code: 'not-utf-8', value: Buffer.from([0xff, 0xfe, 0x00, 0x80, 0xc3, 0x28]) },
    { title: 'gzip bytes', code: 'not-utf-8', value: (0, node_zlib_1.gzipSync)(json()) },
    {
        title: 'half a UTF-8 character',
        code: 'not-utf-8',
        value: Buffer.concat([json(), Buffer.from([0xe2, 0x82])]),
    },
    { title: 'a null key', code: 'missing-key', key: null, value: json() },
    { title: 'a null value', code: 'missing-value', value: null },
    { title: 'two megabytes', code: 'too-large', value: json({ data: { key: 'x'.repeat(2 * 1024 * 1024) } }) },
    { title: 'a JSON number', code: 'not-a-cloud-event', value: Buffer.from('42') },
    { title: 'a JSON null', code: 'not-a-cloud-event', value: Buffer.from('null') },
    {
        title: 'an object that is no CloudEvent',
        code: 'not-a-cloud-event',
        value: Buffer.from('{"externalId":"PO-1"}'),
    },
    { title: 'an array of events', code: 'batched-events', value: Buffer.from(`[${json().toString()}]`) },
    { title: 'another specversion', code: 'unknown-specversion', value: json({ specversion: '0.3' }) },
    { title: 'no id', code: 'missing-id', value: without('id') },
    { title: 'no source', code: 'missing-source', value: without('source') },
    { title: 'no type', code: 'missing-type', value: without('type') },
    { title: 'an empty id', code: 'invalid-id', value: json({ id: '' }) },
    { title: 'an id of 10,000 characters', code: 'invalid-id', value: json({ id: 'i'.repeat(10_000) }) },
    { title: 'an id that is a number', code: 'invalid-id', value: json({ id: 7 }) },
    { title: 'an id with a control character', code: 'invalid-id', value: json({ id: 'a\u0007b' }) },
    {
        title: 'an id with half a surrogate pair',
        code: 'invalid-id',
        value: Buffer.from(JSON.stringify(event({ id: 'ID' })).replace('"ID"', '"\\ud800"')),
    },
    {
        title: 'a source of 10,000 characters',
        code: 'invalid-source',
        value: json({ source: 's'.repeat(10_000) }),
    },
    {
        title: 'a tenant id that is an object',
        code: 'invalid-tenantid',
        value: json({ tenantid: { $ne: null } }),
    },
    { title: 'an unknown type', code: 'unknown-type', value: json({ type: 'com.example.created' }) },
    {
        title: 'an unknown version',
        code: 'unknown-version',
        value: json({ type: test_member_1.ORDER_TYPE.replace(/1$/, '9') }),
    },
    { title: 'an unknown tenant', code: 'unknown-tenant', value: json({ tenantid: 'nobody' }) },
    { title: "another host's tenant", code: 'foreign-tenant', value: json({ tenantid: 'stranger' }) },
    { title: 'no data', code: 'data-not-an-object', value: without('data') },
    { title: 'data that is text', code: 'data-not-an-object', value: json({ data: 'text' }) },
    { title: 'data that is an array', code: 'data-not-an-object', value: json({ data: [] }) },
    {
        title: '__proto__ in data',
        code: 'forbidden-key',
        value: withData('{"key":"a","__proto__":{"admin":true}}'),
    },
    { title: 'half a surrogate pair in data', code: 'not-unicode', value: withData('{"key":"\\ud800"}') },
    { title: 'NUL in data', code: 'control-character', value: withData('{"key":"a\\u0000b"}') },
    {
        title: 'a number beyond a double',
        code: 'number-out-of-range',
        value: withData('{"key":"a","total":1e999}'),
    },
    {
        title: 'deep nesting',
        code: 'too-deep',
        value: withData('{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000)),
    },
    { title: 'a total that is NaN', code: 'invalid-data', value: json({ data: { key: 'a', total: 'NaN' } }) },
    {
        title: 'a number where text is asked for',
        code: 'invalid-data',
        value: json({ data: { key: 'a', total: 12.5 } }),
    },
    { title: 'a missing field', code: 'invalid-data', value: json({ data: {} }) },
    {
        title: 'binary mode without an id',
        code: 'missing-id',
        value: Buffer.from('{"key":"a"}'),
        headers: { ce_specversion: '1.0', ce_type: test_member_1.ORDER_TYPE, ce_source: '/tests' },
    },
];
const poisonRecord = (topic, { key, value, headers = {} }) => ({
    topic,
    key: key === undefined ? Buffer.from('key-0') : key,
    value,
    headers,
});
exports.poisonRecord = poisonRecord;
//# sourceMappingURL=poison.js.map