import { contentOf, HERE, temporaryPath } from '../attachments/content';
import { formPdf } from '../documents/form-pdf';
import { definitionOf } from '../model/registry';
import { answerOf, type ApiAnswer } from './api-answer';
import { type ApiCall } from './api-call';
import { refuse } from './fault';
import { objectNotFound } from './fault-texts';
import { perform, readFor, type Performer } from './perform';

/** Does what is asked and answers it: as JSON, or as the kind of file that was asked for. */
export function answerCall(call: ApiCall, performer: Performer, origin: string): ApiAnswer {
  switch (call.kind) {
    case 'pdf':
      return pdfAnswer(call, performer);
    case 'download':
      return downloadAnswer(call.id, performer, origin);
    default:
      return withOrigin(answerOf(perform(call, performer), performer.books.clock.now()), origin);
  }
}

function pdfAnswer({ entity, id }: { entity: string; id: string }, { books }: Performer): ApiAnswer {
  const read = readFor(entity, id, 'pdf', books);
  if (!read.ok) return answerOf(read, books.clock.now());
  const body = formPdf(definitionOf(entity).name, read.value, books.company.name);
  return { status: 200, body, contentType: 'application/pdf', headers: {} };
}

/** The address of the file as plain text, good for some minutes. */
function downloadAnswer(id: string, { books }: Performer, origin: string): ApiAnswer {
  const now = books.clock.now();
  if (!contentOf(books, id)) return answerOf(refuse(objectNotFound()), now);
  const body = `${origin}${temporaryPath(books.realmId, id, now)}`;
  return { status: 200, body, contentType: 'text/plain', headers: {} };
}

/** Objects carry addresses of this server, which only the request knows by name. */
function withOrigin(answer: ApiAnswer, origin: string): ApiAnswer {
  const { body } = answer;
  if (typeof body !== 'string' || !body.includes(HERE)) return answer;
  return { ...answer, body: body.replaceAll(HERE, origin) };
}
