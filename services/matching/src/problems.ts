import { problemKinds } from '@ledgerbridge/service-kit';

/** Problems in matching's own words. */
export const PROBLEMS = problemKinds({
  'not-connected': {
    status: 409,
    title: 'The division has no company',
    fix: 'Connect the division to QuickBooks first: POST /v1/connections.',
  },
  'kind-not-linked': {
    status: 422,
    title: 'Records of this kind are not linked here',
    fix: 'Link a supplier, item, customer, project, account, cost-code, class or term; map tax codes at /v1/tax/mappings.',
  },
  'record-not-in-company': {
    status: 422,
    title: 'The company has no such record',
    fix: 'Send the id of a record that GET /v1/records?side=quickbooks lists for this kind.',
  },
  'record-inactive': {
    status: 422,
    title: 'The record is inactive in QuickBooks',
    fix: 'Make it active again in QuickBooks, or link another record.',
  },
  'link-follows-document': {
    status: 409,
    title: 'The link follows from the document',
    fix: 'A document names this QuickBooks id itself; send a revision of the document that names another.',
  },
  'quickbooks-not-available': {
    status: 503,
    title: 'QuickBooks cannot be asked now',
    fix: 'Repeat after `Retry-After`.',
  },
});
