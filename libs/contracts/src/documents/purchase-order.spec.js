"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
const node_fs_1 = require("node:fs");
const node_path_1 = __importDefault(require("node:path"));
const index_1 = require("../index");
const [example] = JSON.parse((0, node_fs_1.readFileSync)(node_path_1.default.resolve(__dirname, '../../examples/po.approved.v1.json'), 'utf8'));
function problems(change) {
    const order = structuredClone(example);
    change(order);
    const reading = (0, index_1.readPurchaseOrder)(order);
    return reading.ok ? [] : reading.problems.map(({ field, code }) => ({ field, code }));
}
const set = (field, value) => (order) => void (order[field] = value);
const setLine = (field, value) => (order) => void (order.lines[0][field] = value);
describe('reading a purchase order', () => {
    it('takes a complete order', () => {
        expect(problems(() => undefined)).toEqual([]);
    });
    it.each([
        ['no supplier [ON-20]', (order) => delete order['supplier'], 'supplier', 'supplier-missing'],
        [
            'no lines field [ON-20]',
            (order) => delete order['lines'],
            'lines',
            'lines-missing',
        ],
        ['an empty list of lines [ON-20]', set('lines', []), 'lines', 'lines-missing'],
        ['an unknown currency', set('currency', 'XXX'), 'currency', 'currency-unknown'],
        ['a currency in small letters', set('currency', 'usd'), 'currency', 'currency-unknown'],
        ['a memo of 4,001 characters', set('memo', 'm'.repeat(4001)), 'memo', 'too-long'],
        ['an empty memo', set('memo', ''), 'memo', 'empty'],
        [
            'a tab in a name',
            set('supplier', { externalId: 'S', name: 'a\tb' }),
            'supplier.name',
            'control-character',
        ],
        ['a lone surrogate in the number', set('number', 'PO\ud800'), 'number', 'not-unicode'],
        ['an external id of 10,000 characters', set('externalId', 'x'.repeat(10_000)), 'externalId', 'too-long'],
        ['a day that does not exist', set('issueDate', '2026-02-30'), 'issueDate', 'not-a-day'],
        ['a time instead of a day', set('dueDate', '2026-02-03T00:00:00Z'), 'dueDate', 'not-a-day'],
        ['revision 0', set('revision', 0), 'revision', 'too-small'],
        ['a revision beyond 2^53-1', set('revision', 2 ** 53), 'revision', 'too-large'],
        ['a revision in a string', set('revision', '1'), 'revision', 'wrong-type'],
        ['a field nobody knows', set('suplier', 'x'), 'suplier', 'unknown-field'],
        ['a NaN total', set('total', 'NaN'), 'total', 'not-a-decimal'],
        ['a total as a number', set('total', 1899.33), 'total', 'wrong-type'],
        ['a total that is a cent off', set('total', '1899.34'), 'total', 'total-differs'],
        [
            'an amount that a binary float would compute',
            setLine('amount', '38.24'),
            'lines[0].amount',
            'line-amount-differs',
        ],
        [
            'eight decimals in a quantity',
            setLine('quantity', '3.00000001'),
            'lines[0].quantity',
            'too-many-decimals',
        ],
        ['two lines of one id', setLine('externalId', '2'), 'lines[1].externalId', 'line-repeated'],
        [
            'item and account on one line',
            setLine('account', { externalId: 'A' }),
            'lines[0]',
            'line-target-ambiguous',
        ],
        [
            'a billable line without customer',
            setLine('billable', true),
            'lines[0].billable',
            'billable-needs-customer',
        ],
        ['a script as host address', set('hostUrl', 'javascript:alert(1)'), 'hostUrl', 'not-a-url'],
        [
            'a reference by both ids',
            set('supplier', { externalId: 'S', quickbooksId: '1' }),
            'supplier',
            'wrong-type',
        ],
    ])('refuses %s', (_what, change, field, code) => {
        expect(problems(change)).toContainEqual({ field, code });
    });
    it('reports every problem at once, in shape and in arithmetic', () => {
        const found = problems((order) => {
            delete order['supplier'];
            order['currency'] = 'USD';
            order['memo'] = 'm'.repeat(4001);
            order.lines[0]['amount'] = '1.00';
        });
        expect(found.map(({ code }) => code)).toEqual([
            'supplier-missing',
            'too-long',
            'line-amount-differs',
            'total-differs',
        ]);
    });
    it('takes 1,000 lines and refuses 1,001', () => {
        const lines = (count) => (order) => {
            order.lines = Array.from({ length: count }, (_, index) => ({
                ...order.lines[0],
                externalId: String(index),
            }));
            order['total'] = ((3825 * Math.min(count, 1000)) / 100).toFixed(2);
        };
        expect(problems(lines(1000))).toEqual([]);
        expect(problems(lines(1001))).toContainEqual({ field: 'lines', code: 'too-many' });
    });
    it('keeps numbers over 21 characters and names with colons and quotes whole', () => {
        expect(problems(set('number', 'PO-'.repeat(20)))).toEqual([]);
        expect(problems(set('supplier', { externalId: 'S', name: `O'Neil: "The Yard"` }))).toEqual([]);
    });
    it('is not fooled by __proto__', () => {
        const order = JSON.parse(JSON.stringify(example).replace('{', '{"__proto__":{"total":"1.00"},'));
        const reading = (0, index_1.readPurchaseOrder)(order);
        expect(reading.ok || !('polluted' in {})).toBe(true);
        if (reading.ok)
            expect(reading.value.total).toBe('1899.33');
    });
    it('refuses amounts with decimals in a currency that has none', () => {
        expect(problems(set('currency', 'JPY'))).toContainEqual({ field: 'total', code: 'too-many-decimals' });
    });
});
describe('reading a cancellation', () => {
    it('takes an id and a revision, and nothing else is needed', () => {
        expect((0, index_1.readPurchaseOrderCancel)({ externalId: 'PO 1', revision: 2 })).toEqual({
            ok: true,
            value: { externalId: 'PO 1', revision: 2 },
        });
    });
    it('says what is missing', () => {
        const reading = (0, index_1.readPurchaseOrderCancel)({});
        expect(reading.ok ? [] : reading.problems.map(({ field, code }) => [field, code])).toEqual([
            ['externalId', 'missing'],
            ['revision', 'missing'],
        ]);
    });
});
//# sourceMappingURL=purchase-order.spec.js.map