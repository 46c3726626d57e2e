import type { ListedTaxCode } from '../../tax-codes/domain/listed-tax';
import { findTaxCode } from './find-tax-code';

const code = (id: string, name: string, active = true): ListedTaxCode => ({
  id,
  name,
  description: null,
  active,
  purchaseRates: [],
});
const codes = [code('7', '20.0% S'), code('8', 'Exempt'), code('9', 'Zero (deleted)', false)];
const host = (externalId: string, name: string | null = null) => ({ key: { externalId }, name });

describe('looking for the equal of a host’s tax code', () => {
  it('takes the one active code of the name', () => {
    expect(findTaxCode(host('V', '20.0% s'), codes, 'global')).toEqual({
      found: 'one',
      quickbooksId: '7',
      active: true,
      by: 'name',
    });
    expect(findTaxCode(host('V', 'Zero'), codes, 'global')).toEqual({ found: 'none' });
  });

  it('takes the host’s id for the name where it gives none', () => {
    expect(findTaxCode(host('exempt'), codes, 'global')).toMatchObject({ quickbooksId: '8' });
    expect(findTaxCode(host('exempt', 'Standard'), codes, 'global')).toEqual({ found: 'none' });
  });

  it('leaves several to a person', () => {
    expect(findTaxCode(host('Exempt'), [...codes, code('10', 'EXEMPT')], 'global')).toEqual({
      found: 'several',
    });
  });

  it('knows the pseudo codes of the US and none of the group codes', () => {
    const us = [code('2', 'California')];
    expect(findTaxCode(host('tax'), us, 'us')).toMatchObject({ quickbooksId: 'TAX' });
    expect(findTaxCode(host('x', 'NON'), us, 'us')).toMatchObject({ quickbooksId: 'NON' });
    expect(findTaxCode(host('California'), us, 'us')).toEqual({ found: 'none' });
  });

  it('takes a document at its word when it names QuickBooks’ own id', () => {
    const direct = (quickbooksId: string) => ({ key: { quickbooksId }, name: null });
    expect(findTaxCode(direct('9'), codes, 'global')).toEqual({
      found: 'one',
      quickbooksId: '9',
      active: false,
      by: 'direct',
    });
    expect(findTaxCode(direct('99'), codes, 'global')).toEqual({ found: 'none' });
  });
});
