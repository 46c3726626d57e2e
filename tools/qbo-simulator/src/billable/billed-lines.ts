import { fault, type Fault } from '../data-service/fault';
import { scalarText, type JsonObject } from '../json';
import { type Rule } from '../model/entity';
import { detailOf, linesOf } from '../model/merge-update';
import { isBilled } from './charges';

const wouldBlank = (): Fault =>
  fault('6400', 'The purchase cannot be deleted as it would make the invoice, it is linked to, blank.');

/** A line that an invoice has billed stays, and stays billed, until the invoice lets go of it (6400). */
export const billedLines: Rule = ({ body, previous }) => {
  const billed = new Set(
    linesOf(previous ?? {})
      .filter(isBilled)
      .map(({ Id }) => Id),
  );
  if (billed.size === 0) return [];
  const sent = linesOf(body);
  body['Line'] = sent.map((line) => (billed.has(line['Id']) ? stillBilled(line) : line));
  const kept = new Set(sent.map(({ Id }) => Id));
  return [...billed].every((id) => kept.has(id)) ? [] : [wouldBlank()];
};

function stillBilled(line: JsonObject): JsonObject {
  const kind = scalarText(line['DetailType']);
  return { ...line, [kind]: { ...detailOf(line), BillableStatus: 'HasBeenBilled' } };
}

/** A purchase with such a line is not deleted (6400). */
export const notBilled: Rule = ({ body }) => (linesOf(body).some(isBilled) ? [wouldBlank()] : []);
