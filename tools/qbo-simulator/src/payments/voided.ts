import { textOf, type JsonObject } from '../json';

/** What a voided payment keeps: its number and its names, but neither an amount nor lines; its note says why. */
export function voidedPayment(body: JsonObject): JsonObject {
  const note = textOf(body, 'PrivateNote');
  return { ...body, TotalAmt: 0, Line: [], PrivateNote: note === undefined ? 'Voided' : `Voided - ${note}` };
}
