export { currencyDigits, isCurrency } from './currency';
export { Decimal, type DecimalProblem, readDecimal } from './decimal';
export { formatAmount, lineAmount, type MinorUnits, readAmount, readFactor, sumAmounts } from './amount';
