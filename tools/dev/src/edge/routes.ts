import type { EdgeConfiguration } from './configuration';

export const SERVICES = ['connector', 'matching', 'sync', 'tax'] as const;
export type Service = (typeof SERVICES)[number];

/** Which service answers which paths. An ingress routes by the same table (`deploy/k8s/ingress.yaml`). */
export const ROUTES: Readonly<Record<Service, readonly string[]>> = {
  connector: ['/v1/tenants', '/v1/divisions', '/v1/connections', '/v1/intuit', '/v1/connector'],
  matching: ['/v1/records', '/v1/links', '/v1/matching'],
  sync: ['/v1/purchase-orders', '/v1/documents', '/v1/causes', '/v1/policies', '/v1/sync'],
  tax: ['/v1/tax'],
};

/** Where a service listens inside the installation. */
export function addressOf(
  { connectorUrl, matchingUrl, syncUrl, taxUrl }: EdgeConfiguration,
  service: Service,
): string {
  return { connector: connectorUrl, matching: matchingUrl, sync: syncUrl, tax: taxUrl }[service];
}
