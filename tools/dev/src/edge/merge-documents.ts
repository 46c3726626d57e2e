/** The parts of an OpenAPI document that the edge touches. */
export interface OpenApiDocument {
  readonly openapi?: string;
  readonly info?: object;
  readonly paths?: Readonly<Record<string, object>>;
  readonly components?: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly tags?: readonly { readonly name: string }[];
  readonly security?: readonly object[];
  readonly [field: string]: unknown;
}

/** What every service answers for itself; the edge has its own. */
const OWN_PAGES = /^\/(health|metrics|openapi\.json|problems)(\/|$)/;

/**
 * One document of all services. Components of the same name are the same thing, since the services share their
 * contracts; the first one stays.
 */
export function mergeDocuments(documents: readonly OpenApiDocument[], publicUrl: string): OpenApiDocument {
  const [first] = documents;
  const paths = documents.flatMap((document) => Object.entries(document.paths ?? {}));
  const tags = documents.flatMap((document) => document.tags ?? []);
  return {
    openapi: first?.openapi ?? '3.0.0',
    info: {
      title: 'Ledgerbridge',
      version: '1',
      description: 'Purchase orders from procurement applications into QuickBooks Online, at most once.',
    },
    servers: [{ url: publicUrl }],
    ...(first?.security ? { security: first.security } : {}),
    tags: [...new Map(tags.map((tag) => [tag.name, tag])).values()],
    paths: Object.fromEntries(paths.filter(([path]) => !OWN_PAGES.test(path)).sort(byName)),
    components: mergedComponents(documents),
  };
}

function mergedComponents(documents: readonly OpenApiDocument[]): Record<string, Record<string, object>> {
  const merged: Record<string, Record<string, object>> = {};
  for (const { components = {} } of documents) {
    for (const [section, entries] of Object.entries(components))
      merged[section] = { ...entries, ...merged[section] };
  }
  return merged;
}

const byName = ([a]: readonly [string, object], [b]: readonly [string, object]): number => (a < b ? -1 : 1);
