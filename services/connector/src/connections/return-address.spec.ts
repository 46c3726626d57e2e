import { mayReturnTo } from './return-address';

const rules = {
  intuitEnvironment: 'production' as const,
  returnOrigins: ['https://app.example.com'],
  publicUrl: 'https://ledgerbridge.example.com',
};

describe('an address to return to', () => {
  it.each([
    ['https://app.example.com/settings?tab=1', true],
    ['https://ledgerbridge.example.com/console', true],
    ['https://app.example.com.evil.example/', false],
    ['http://app.example.com/', false],
    ['https://evil.example/?https://app.example.com', false],
  ])('%s in production: %s', (address, allowed) => {
    expect(mayReturnTo(address, rules)).toBe(allowed);
  });

  it('is free elsewhere', () => {
    expect(mayReturnTo('http://127.0.0.1:3000/', { ...rules, intuitEnvironment: 'sandbox' })).toBe(true);
  });
});
