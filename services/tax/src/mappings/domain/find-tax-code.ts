import type { RecordKey } from '@ledgerbridge/contracts';
import { lineCodes, type TaxModel } from '../../tax-codes/domain/line-codes';
import type { ListedTaxCode } from '../../tax-codes/domain/listed-tax';
import { normalisedName } from '../../tax-codes/domain/normalised-name';

/** A host's tax code whose equal is looked for. */
export interface Sought {
  readonly key: RecordKey;
  /** What the host calls it; where it did not say, its id stands in: hosts use codes such as "VAT20" as ids. */
  readonly name: string | null;
}

export type Finding =
  | {
      readonly found: 'one';
      readonly quickbooksId: string;
      readonly active: boolean;
      readonly by: 'name' | 'direct';
    }
  | { readonly found: 'none' }
  | { readonly found: 'several' };

/**
 * Looks for the equal of a host's tax code among those that may stand on lines: the one whose QuickBooks id the
 * document names, else the one active code of the same name.
 */
export function findTaxCode(
  { key, name }: Sought,
  codes: readonly ListedTaxCode[],
  model: TaxModel,
): Finding {
  const eligible = lineCodes(codes, model);
  if ('quickbooksId' in key) return direct(eligible.find(({ id }) => id === key.quickbooksId));
  const wanted = normalisedName(name ?? key.externalId);
  const [only, another] = eligible.filter((code) => code.active && normalisedName(code.name) === wanted);
  if (another) return { found: 'several' };
  return only ? { found: 'one', quickbooksId: only.id, active: true, by: 'name' } : { found: 'none' };
}

function direct(code: ListedTaxCode | undefined): Finding {
  return code
    ? { found: 'one', quickbooksId: code.id, active: code.active, by: 'direct' }
    : { found: 'none' };
}
