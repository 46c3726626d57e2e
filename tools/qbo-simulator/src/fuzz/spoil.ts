import { isObject, type Json, type JsonObject } from '../json';
import { type Choice } from './choice';

/** Values that a client could send where another kind was meant. */
const ODD_VALUES: readonly [Json, ...Json[]] = [
  null,
  '',
  ' ',
  0,
  -1,
  1e21,
  0.1 + 0.2,
  '12.50',
  'NaN',
  'true',
  true,
  false,
  [],
  {},
  [[]],
  [null],
  { value: null },
  { value: '999999999' },
  { value: { value: '1' } },
  '2026-02-30',
  '9999-99-99',
  'O\'Brien \\ "x" %',
  '\u0000\u001f',
  '\ud800',
  '🪴'.repeat(50),
  'x'.repeat(5_000),
];

const ODD_NAMES: readonly [string, ...string[]] = [
  '__proto__',
  'constructor',
  'Foo',
  'sparse',
  'Id',
  'SyncToken',
  'Line',
  'domain',
  'status',
];

/** A body with some of its parts left out, replaced, doubled or put deep into others. */
export function spoiled(body: JsonObject, choice: Choice): JsonObject {
  const copy = structuredClone(body);
  for (let times = choice.below(4); times > 0; times -= 1) spoilSomewhere(copy, choice);
  return copy;
}

function spoilSomewhere(body: JsonObject, choice: Choice): void {
  const target = somewhereIn(body, choice);
  const names = Object.keys(target);
  const name = names[choice.below(names.length)] ?? 'Foo';
  switch (choice.below(5)) {
    case 0:
      delete target[name];
      return;
    case 1:
      return put(target, choice.of(ODD_NAMES), oddValue(choice));
    case 2:
      return put(target, name, [target[name] ?? null, target[name] ?? null]);
    case 3:
      return put(target, name, { [name]: target[name] ?? null });
    default:
      return put(target, name, oddValue(choice));
  }
}

const oddValue = (choice: Choice): Json => structuredClone(choice.of(ODD_VALUES));

/** As its own property, whatever its name: as JSON brings it. */
function put(target: JsonObject, name: string, value: Json): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

function somewhereIn(body: JsonObject, choice: Choice): JsonObject {
  let here = body;
  while (!choice.oneIn(3)) {
    const inner = Object.values(here).flatMap((value) => (Array.isArray(value) ? value : [value]));
    const objects = inner.filter(isObject);
    const next = objects[choice.below(objects.length)];
    if (!next) return here;
    here = next;
  }
  return here;
}
