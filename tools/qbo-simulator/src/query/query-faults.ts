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

/** 4000, with the token and the position, in the recorded form. */
export function parseFault({ token }: ParseProblem): Fault {
  const what = token.kind === 'EOF' ? '"<EOF>"' : `" ${KIND_NAMES[token.kind]} "${token.text} ""`;
  return fault(
    '4000',
    `QueryParserError: Encountered ${what} at line ${token.line}, column ${token.column}.`,
  );
}

export function queryInvalid(detail: string): Fault {
  return fault('4001', `QueryValidationError: ${detail}`);
}
