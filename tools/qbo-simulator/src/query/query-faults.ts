import { fault, type Fault } from '../data-service/fault';
import { type ParseProblem, type Token } from './tokenizer';

const KIND_NAMES: Readonly<Record<Token['kind'], string>> = {
  WORD: '<IDENTIFIER>',
  STRING: '<STRING>',
  NUMBER: '<INTEGER>',
  SYMBOL: '<SYMBOL>',
  BROKEN: '<STRING>',
  EOF: '<EOF>',
};

function describe({ kind, text }: Token): string {
  if (kind === 'EOF') return '"<EOF>"';
  // Recorded for an apostrophe that is not escaped: the token is cut off.
  if (kind === 'BROKEN') return `" ${KIND_NAMES[kind]} "${text}"`;
  return `" ${KIND_NAMES[kind]} "${text} ""`;
}

/** 4000, with the token and the position, in the recorded form. */
export function parseFault({ token }: ParseProblem): Fault {
  const what = describe(token);
  return fault(
    '4000',
    `QueryParserError: Encountered ${what} at line ${token.line}, column ${token.column}.`,
  );
}

export function queryInvalid(detail: string): Fault {
  return fault('4001', `QueryValidationError: ${detail}`);
}

/** What QuickBooks has and this simulator does not. */
const NOT_MODELLED =
  /^(Budget|CreditCardPaymentTxn|CustomerType|Entitlements|InventoryAdjustment|JournalCode|RecurringTransaction|TaxClassification|TaxPayment)$/i;

/** 4001; and where QuickBooks would have known the entity, a word about what is missing here. */
export function unknownEntity(entity: string): Fault {
  const refused = queryInvalid(`Invalid context declaration: ${entity}`);
  return NOT_MODELLED.test(entity) ? { ...refused, notModelled: entity } : refused;
}
