import { RuleTester } from 'eslint';
import everyAwait from './every-await.cjs';

const withImport = (code: string) => `import { at } from '@ledgerbridge/failpoints';\n${code}`;
const valid = (code: string) => withImport(code);
const invalid = (code: string, ...messageIds: string[]) => ({
  code: withImport(code),
  errors: messageIds.map((messageId) => ({ messageId })),
});

new RuleTester().run('failpoints/every-await', everyAwait, {
  valid: [
    valid(`async function f() { return await at('sync.push.send', () => send()); }`),
    valid(`async function f() { await Promise.all([at('sync.push.a', a), at('sync.push.b', b)]); }`),
    valid(
      `async function f() { await Promise.all(rows.map((row) => at('sync.push.row', () => save(row)))); }`,
    ),
    valid(`async function f() { await at('sync.push.send', () => send()).catch(() => undefined); }`),
    // One await inside the callback: the failpoint lies around it.
    valid(`async function f() { await at('sync.push.read', async () => (await read()).rows); }`),
    valid(
      `import { at as failpoint } from '@ledgerbridge/failpoints'; async () => { await failpoint('sync.a.b', c); };`,
    ),
    valid(`function f() { return send(); }`),
  ],
  invalid: [
    invalid(`async function f() { await send(); }`, 'unnamed'),
    // The name of the callback's failpoint is around the whole of it, not between its two awaits.
    invalid(`async function f() { await at('sync.a.b', async () => { await a(); await b(); }); }`, 'unnamed'),
    invalid(
      `async function f() { await at('sync.a.b', () => write(async (tx) => { await tx.query(); })); }`,
      'unnamed',
    ),
    invalid(`async function f() { await send().catch(() => undefined); }`, 'unnamed'),
    invalid(`async function f() { await Promise.all([at('sync.push.a', a), b()]); }`, 'unnamed'),
    invalid(`async function f() { await Promise.all(rows.map((row) => save(row))); }`, 'unnamed'),
    invalid(`async function f() { await at('sync.push', () => send()); }`, 'name'),
    invalid(`async function f() { await at(name, () => send()); }`, 'name'),
    invalid('async function f() { await at(`sync.push.${step}`, () => send()); }', 'name'),
    invalid(`async function f() { for await (const row of rows()) use(row); }`, 'loop'),
    invalid(`function f() { return send().then(record); }`, 'chained'),
    // A function of that name from elsewhere is no failpoint.
    {
      code: `import { at } from './list'; async () => { await at('sync.a.b', c); };`,
      errors: [{ messageId: 'unnamed' }],
    },
  ],
});
