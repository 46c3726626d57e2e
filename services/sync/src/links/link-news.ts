import type { LinkChanged, TaxChanged } from '@ledgerbridge/contracts';
import { linkCauseKey } from '../causes/domain/cause';
import type { Trace } from '../documents/document-change';
import type { LinkFact } from '../purchase-orders/domain/facts';
import type { LinkNews } from './learn-links';

/** What matching said about a record's link. */
export function newsOfLink(message: LinkChanged, trace: Trace): LinkNews {
  const { connectionId, tenantId, divisionId, companyId, kind, key, version, state } = message;
  const fact: LinkFact = state.linked
    ? { state: 'linked', quickbooks: state.quickbooks, decidedBy: state.decidedBy }
    : { state: 'unlinked', reason: state.reason, creationApproved: false };
  return {
    connectionId,
    tenantId,
    divisionId,
    companyId,
    kind,
    key,
    causeKey: linkCauseKey(kind, key),
    fact,
    version,
    trace,
  };
}

/** What tax said about the mapping of a tax code: for a plan, a link like any other. */
export function newsOfTaxMapping(message: TaxChanged, trace: Trace): LinkNews {
  const { connectionId, tenantId, divisionId, companyId, taxCode, version, state } = message;
  const key = message.key ?? { externalId: taxCode };
  const fact: LinkFact = state.mapped
    ? {
        state: 'linked',
        quickbooks: { entity: 'TaxCode', id: state.quickbooksId, active: state.active },
        decidedBy: state.decidedBy,
      }
    : { state: 'unlinked', reason: state.reason, creationApproved: false };
  return {
    connectionId,
    tenantId,
    divisionId,
    companyId,
    kind: 'tax-code',
    key,
    causeKey: linkCauseKey('tax-code', key),
    fact,
    version,
    trace,
  };
}
