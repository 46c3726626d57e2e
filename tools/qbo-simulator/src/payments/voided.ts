import { textOf, type JsonObject } from '../json';

/** What a voided payment keeps: its number and its names, but neither an amount nor lines; its note says why. */
export function voidedPayment(body: JsonObject): JsonObject {
  const note = textOf(body, 'PrivateNote');
  const voided = note === undefined ? 'Voided' : /^Voided\b/.test(note) ? note : `Voided - ${note}`;
  return { ...body, TotalAmt: 0, Line: [], PrivateNote: voided };
}
