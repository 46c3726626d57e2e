/** The scope of the Accounting API, the one whose calls are modelled. */
export const ACCOUNTING = 'com.intuit.quickbooks.accounting';

/** OpenID's, for userinfo and the id_token. */
export const OPENID_SCOPES: readonly string[] = ['openid', 'profile', 'email', 'phone', 'address'];

/** Open to every app (QuickBooks Online, scopes page). */
const ORDINARY: readonly string[] = [ACCOUNTING, 'com.intuit.quickbooks.payment', ...OPENID_SCOPES];

/** The granular scopes: for Silver, Gold and Platinum partners (QuickBooks Online, premium APIs page). */
const PREMIUM: readonly string[] = [
  'project-management.project',
  'app-foundations.custom-field-definitions',
  'app-foundations.custom-field-definitions.read',
  'app-foundations.custom-dimensions.read',
  'indirect-tax.tax-calculation.quickbooks',
  'time-tracking.time-entry',
  'time-tracking.time-entry.read',
  'payroll.compensation.read',
];

export const SCOPES: readonly string[] = [...ORDINARY, ...PREMIUM];

export type PartnerTier = 'builder' | 'silver' | 'gold' | 'platinum';

/** The scopes of a request, or none when it asks for nothing, something unknown or what its tier does not have. */
export function readScopes(scope: string, tier: PartnerTier): string[] | undefined {
  const scopes = scope.split(/[\s+]+/).filter((word) => word !== '');
  const allowed = tier === 'builder' ? ORDINARY : SCOPES;
  return scopes.length > 0 && scopes.every((word) => allowed.includes(word)) ? scopes : undefined;
}
