import { amountText, labelOf, quantityText } from './format';

describe('amounts and quantities on pages', () => {
  it.each([
    [0, '0.00'],
    [1234.5, '1,234.50'],
    [-1234567.891, '−1,234,567.891'],
    ['0.1234567', '0.1234567'],
    [-0, '0.00'],
    [999, '999.00'],
  ])('shows the amount %s as %s', (amount, shown) => {
    expect(amountText(amount)).toBe(shown);
  });

  it.each([
    [3, '3'],
    [12000.25, '12,000.25'],
    [-2, '−2'],
    [undefined, ''],
  ])('shows the quantity %s as %s', (quantity, shown) => {
    expect(quantityText(quantity)).toBe(shown);
  });
});

describe('properties on pages', () => {
  it.each([
    ['PrivateNote', 'Memo (private)'],
    ['ShipMethodRef', 'Ship method'],
    ['VendorRef', 'Vendor'],
    ['GlobalTaxCalculation', 'Global tax calculation'],
  ])('are called by words: %s is %s', (property, label) => {
    expect(labelOf(property)).toBe(label);
  });
});
