import { mergeDocuments } from './merge-documents';

const sync = {
  openapi: '3.0.0',
  paths: { '/v1/purchase-orders': { post: {} }, '/health/live': { get: {} } },
  components: { securitySchemes: { bearer: { type: 'http' } }, schemas: { Order: { type: 'object' } } },
  tags: [{ name: 'Documents' }],
  security: [{ bearer: [] }],
};
const tax = {
  paths: { '/v1/tax/codes': { get: {} } },
  components: { schemas: { Code: {} } },
  tags: [{ name: 'Documents' }],
};

describe('merging OpenAPI documents', () => {
  const merged = mergeDocuments([sync, tax], 'https://api.example.com');

  it('lists the paths of all services at the public address', () => {
    expect(Object.keys(merged.paths ?? {})).toEqual(['/v1/purchase-orders', '/v1/tax/codes']);
    expect(merged['servers']).toEqual([{ url: 'https://api.example.com' }]);
  });

  it('keeps every component and names a tag once', () => {
    expect(Object.keys(merged.components?.['schemas'] ?? {})).toEqual(['Code', 'Order']);
    expect(merged.components?.['securitySchemes']).toEqual({ bearer: { type: 'http' } });
    expect(merged.tags).toEqual([{ name: 'Documents' }]);
  });

  it('leaves out what each process answers for itself', () => {
    expect(merged.paths).not.toHaveProperty('/health/live');
  });
});
