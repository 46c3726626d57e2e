import { problemKinds } from '@ledgerbridge/service-kit';

/** Problems in tax's own words. */
export const PROBLEMS = problemKinds({
  'not-connected': {
    status: 409,
    title: 'The division has no company',
    fix: 'Connect the division to QuickBooks first: POST /v1/connections.',
  },
  'tax-code-not-in-company': {
    status: 422,
    title: 'The company has no such tax code',
    fix: 'Send the id of a code that GET /v1/tax/codes lists.',
  },
  'tax-code-inactive': {
    status: 422,
    title: 'The tax code is inactive in QuickBooks',
    fix: 'Make it active again in QuickBooks, or map to another code.',
  },
  'tax-code-not-for-lines': {
    status: 422,
    title: 'The tax code cannot stand on a line',
    fix: 'Map to TAX or NON: lines of a company in the US carry nothing else.',
  },
});
