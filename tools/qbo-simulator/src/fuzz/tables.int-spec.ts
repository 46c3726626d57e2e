import fc from 'fast-check';
import { type JsonObject } from '../json';
import { ENTITIES } from '../model/registry';
import { type FieldTable } from '../model/fields';
import { Driver, send } from '../testing/driver';

/** The same in every run, unless asked otherwise: what a run finds, the next one finds again. */
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 1) });

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo', preferences: { MultiCurrencyEnabled: true } });
});
afterAll(async () => qbo.close());

const scalar = fc.oneof(
  fc.constantFrom('', '1', '41', '0', '-1', 'TAX', 'USD', 'true', '2026-11-20', '__proto__', 'constructor'),
  fc.string({ maxLength: 30 }),
  fc.integer({ min: -5, max: 100 }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);

/** Objects that look like those of a table of fields, and are wrong in every way. */
function bodyOf(fields: FieldTable, depth = 0): fc.Arbitrary<JsonObject> {
  const values = Object.entries(fields).map(([property, field]) => {
    const nested = field.kind === 'object' || field.kind === 'list' ? field.fields : {};
    const below = depth < 3 ? bodyOf(nested, depth + 1) : fc.constant<JsonObject>({});
    const value =
      field.kind === 'reference'
        ? fc.oneof(
            scalar.map((id) => ({ value: id })),
            scalar,
          )
        : field.kind === 'list'
          ? fc.oneof(fc.array(below, { maxLength: 3 }), scalar)
          : field.kind === 'object'
            ? fc.oneof(below, scalar)
            : fc.oneof(scalar, fc.constant([]), fc.constant({}));
    return [property, value] as const;
  });
  return fc.record(Object.fromEntries(values), { requiredKeys: [] }) as fc.Arbitrary<JsonObject>;
}

const parameters = fc.constantFrom(
  ...['', '?operation=update', '?operation=delete', '?operation=void', '?include=void', '?operation=x'],
  ...['?requestid=1', '?include=allowduplicatedocnum', '?minorversion=', '?operation=&include=,'],
);
const keys = {
  Id: fc.option(scalar, { nil: undefined }),
  SyncToken: fc.constantFrom('0', 0, '', '7', undefined),
};

describe('[facts 4.2] whatever is sent', () => {
  it.each(ENTITIES.map(({ name, fields }) => [name, fields] as const))(
    'as %s is answered with 200 or 400',
    async (name, fields) => {
      await fc.assert(
        fc.asyncProperty(bodyOf(fields), fc.record(keys), parameters, async (body, ids, query) => {
          const answer = await qbo.post(`${name.toLowerCase()}${query}`, { ...body, ...ids });
          expect([200, 400]).toContain(answer.status);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('to any path, as any text, is answered with 200, 400 or 404', async () => {
    const part = fc.constantFrom(
      ...['vendor', 'query', 'batch', 'upload', 'download', 'cdc', 'exchangerate', 'taxservice', 'taxcode'],
      ...['purchaseorder', '41', '1', 'pdf', 'send', 'companyinfo', 'attachable', '%00', 'reports'],
    );
    const type = fc.constantFrom('application/json', 'multipart/form-data; boundary=x', 'text/plain', 'x');
    const requests = fc.record({
      path: fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/')),
      method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
      type,
      body: fc.oneof(
        fc.json(),
        fc.string(),
        fc.constantFrom('{"BatchItemRequest":[{"bId":{}}]}', '--x\r\n\r\n--x--'),
      ),
    });
    await fc.assert(
      fc.asyncProperty(requests, async ({ path, method, type: contentType, body }) => {
        const headers = { ...qbo.headers(), 'content-type': contentType };
        const answer = await send(qbo.api(path), method, method === 'GET' ? undefined : body, headers);
        expect([200, 400, 404]).toContain(answer.status);
      }),
      { numRuns: 400 },
    );
  });
});
