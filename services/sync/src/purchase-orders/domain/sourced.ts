/** Where a value of a request comes from: what the preview shows beside it. */
export type Source =
  | { kind: 'document'; field: string }
  | { kind: 'link'; record: string; decidedBy: string }
  | { kind: 'policy'; policy: string; origin: string }
  | { kind: 'company'; fact: string }
  | { kind: 'rule'; rule: string };

/** A value with its source. */
export interface Sourced<T> {
  value: T;
  from: Source;
}

/** A request in which every value still carries its source; the plain request is made from it, so none can lack one. */
export type SourcedTree<T> = [T] extends [string | number | boolean | undefined]
  ? Sourced<Exclude<T, undefined>>
  : T extends (infer Element)[]
    ? SourcedTree<Element>[]
    : { [Key in keyof T]: SourcedTree<T[Key]> };

export function sourced<T extends string | number | boolean>(value: T, from: Source): Sourced<T> {
  return { value, from };
}

/** One row of the preview. */
export interface SourcedValue {
  /** Path in the request: `Line[0].Amount`. */
  path: string;
  value: string | number | boolean;
  from: Source;
}

/** The request without its sources. */
export function plain<T>(tree: SourcedTree<T>): T {
  return withoutSources(tree) as T;
}

/** Every value of the request with its path and source, in the order of the request. */
export function sourcesOf(tree: unknown, path = ''): SourcedValue[] {
  if (isLeaf(tree)) return [{ path, value: tree.value, from: tree.from }];
  if (Array.isArray(tree)) return tree.flatMap((element, index) => sourcesOf(element, `${path}[${index}]`));
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) =>
    sourcesOf(value, path === '' ? key : `${path}.${key}`),
  );
}

function withoutSources(tree: unknown): unknown {
  if (isLeaf(tree)) return tree.value;
  if (Array.isArray(tree)) return tree.map(withoutSources);
  if (typeof tree !== 'object' || tree === null) return tree;
  const request: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(tree))
    if (value !== undefined) request[key] = withoutSources(value);
  return request;
}

/** A leaf is told by `from`: no field of QuickBooks has that name. */
function isLeaf(tree: unknown): tree is Sourced<string | number | boolean> {
  return typeof tree === 'object' && tree !== null && 'from' in tree && 'value' in tree;
}
