"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const index_1 = require("../index");
const dataService = (...errors) => ({
    Fault: { Error: errors.map((error) => ({ Message: '', element: '', ...error })), type: 'ValidationFault' },
    time: '2026-11-20T10:00:00.000-08:00',
});
function ruleOf(status, body) {
    const fault = (0, index_1.faultOf)(status, body);
    if (!fault)
        throw new Error('no fault found');
    return (0, index_1.ruleFor)(fault);
}
describe('reading a fault', () => {
    it('knows a success', () => {
        expect((0, index_1.faultOf)(200, { PurchaseOrder: { Id: '1' } })).toBeUndefined();
    });
    it('reads the data service’s shape, also under HTTP 200', () => {
        expect((0, index_1.faultOf)(200, dataService({ code: '5010', Detail: 'Stale' }))?.errors[0]?.code).toBe('5010');
    });
    it('reads the gateway’s shape with small letters', () => {
        const body = {
            fault: {
                error: [{ message: 'message=AuthenticationFailed; errorCode=003200; statusCode=401', code: '3200' }],
                type: 'AUTHENTICATION',
            },
        };
        expect(ruleOf(401, body)).toMatchObject({ retry: 'refresh' });
    });
    it('survives HTML, an empty body and an unreadable success', () => {
        expect(ruleOf(503, '<html>Service Unavailable</html>')).toMatchObject({ retry: 'unknown' });
        expect(ruleOf(502, '')).toMatchObject({ retry: 'unknown' });
        expect((0, index_1.faultOf)(200, '<html>')?.errors[0]?.code).toBe('http-200');
    });
});
describe('the rule for a fault', () => {
    it.each([
        [
            '6000',
            'An unexpected error occurred while accessing or saving your data. Please wait a few minutes and try again.',
            'unknown',
            'quickbooks-unavailable',
        ],
        [
            '6000',
            'Make sure all your transactions have a GST/HST rate before you save.',
            'person',
            'tax-code-missing',
        ],
        [
            '610',
            'Object Not Found : Another user has deleted this transaction.',
            'person',
            'deleted-in-quickbooks',
        ],
        [
            '610',
            "Object Not Found : Something you're trying to use has been made inactive.",
            'person',
            'record-inactive',
        ],
        ['6190', 'Subscription period has ended', 'hold-company', 'subscription-ended'],
        ['9999', 'something new', 'person', 'refused-by-quickbooks'],
    ])('%s "%s" is %s', (code, Detail, retry, cause) => {
        expect(ruleOf(400, dataService({ code, Detail }))).toMatchObject({ retry, cause });
    });
    it('adopts nothing while another error stands beside the taken number', () => {
        expect(ruleOf(400, dataService({ code: '6140', Detail: '' }, { code: '2020', Detail: '' })).retry).toBe('person');
    });
    it('puts what may have been written before everything else', () => {
        expect(ruleOf(500, dataService({ code: '6240', Detail: '' }, { code: '10000', Detail: '' })).retry).toBe('unknown');
    });
    it('has a sentence and a fix for every fault, and no rule that can never be reached', () => {
        const seen = new Set();
        for (const rule of index_1.FAULTS) {
            expect(rule.sentence).toMatch(/\.$/);
            expect(rule.fix).toMatch(/\.$/);
            expect(seen.has(rule.code) && !rule.says && seen.has(`${rule.code}!`)).toBe(false);
            seen.add(rule.code);
            if (!rule.says)
                seen.add(`${rule.code}!`);
        }
    });
});
describe('a taken number', () => {
    it('names the document that has it', () => {
        const Detail = 'Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=X is assigned to TxnType=PurchaseOrder with TxnId=17250';
        const fault = (0, index_1.faultOf)(400, dataService({ code: '6140', Detail }));
        expect(fault && (0, index_1.existingTransaction)(fault)).toEqual({ type: 'PurchaseOrder', id: '17250' });
    });
});
//# sourceMappingURL=rule-for.spec.js.map