import { type CompanyBooks } from '../company/books';
import { upload } from '../attachments/upload';
import { readExchangeRate } from '../currencies/exchange-rate';
import { sendForm } from '../documents/send-form';
import { subscriptionFault } from '../company/subscription';
import { definitionOf, findDefinition } from '../model/registry';
import { type EntityDefinition, type Operation } from '../model/entity';
import { present } from '../model/present';
import { create, remove, update, voidTransaction } from '../model/save';
import { isObject, type JsonObject } from '../json';
import { createTaxCode } from '../tax/tax-service';
import { runQuery } from '../query/run-query';
import { type ApiCall } from './api-call';
import { performBatch } from './batch';
import { BatchRoom } from './batch-room';
import { changedData } from './changed-data';
import { fault, notModelled, refuse, succeed, type Result } from './fault';
import {
  businessRule,
  invalidId,
  NOT_UTF8,
  objectNotFound,
  transactionDeleted,
  unsupportedOperation,
} from './fault-texts';

export interface Performer {
  readonly books: CompanyBooks;
  readonly author: string;
  readonly include: ReadonlySet<string>;
}

/** Does what the call asks for and gives the content of the answer, without its `time`. */
export function perform(call: ApiCall, performer: Performer): Result<JsonObject> {
  const { books } = performer;
  switch (call.kind) {
    case 'query': {
      const answered = runQuery(books, call.text);
      return answered.ok ? succeed({ QueryResponse: answered.value }) : answered;
    }
    case 'read':
      return withEntity(books, call.entity, 'read', (definition) => read(books, definition, call.id));
    case 'create':
    case 'update':
    case 'delete':
    case 'void':
      return withEntity(books, call.entity, call.kind, (definition) => write(call, definition, performer));
    case 'batch':
      return performBatch(
        call.input,
        call.requestid,
        new BatchRoom(books.switches.large_batch_answer),
        (item, include) =>
          perform(item, { ...performer, include: new Set([...performer.include, ...include]) }),
      );
    case 'cdc':
      return changedData(books, call.entities, call.changedSince);
    case 'bad-json':
      return refuse(fault('2010', `Property Name:${call.detail} specified is unsupported or invalid`));
    case 'bad-encoding':
      return refuse(fault('500', NOT_UTF8));
    case 'refused':
      return refuse(call.fault);
    case 'other-company':
      return refuse(businessRule('An unexpected error occurred. Unexpected Internal Error. (-30000)'));
    case 'tax-service':
      return writable(performer) ?? createTaxCode(books, call.input, performer.author);
    case 'exchange-rate':
      return readExchangeRate(books, call.currency, call.asOfDate);
    case 'upload':
      return writable(performer) ?? upload(books, call.parts, performer.author);
    case 'send':
      return (
        writable(performer) ??
        withEntity(books, call.entity, 'send', (definition) =>
          sendForm(books, definition, call.id, call.sendTo),
        )
      );
    case 'download':
    case 'pdf':
      return refuse(unsupportedOperation(call.kind));
    case 'unsupported':
      return refuse(notModelled(call.what));
  }
}

function withEntity(
  books: CompanyBooks,
  name: string,
  operation: Operation,
  act: (definition: EntityDefinition) => Result<JsonObject>,
): Result<JsonObject> {
  const definition = findDefinition(name);
  if (!definition) return refuse(notModelled(name));
  if (!definition.operations.includes(operation)) {
    return refuse(unsupportedOperation(`${operation} ${definition.name}`));
  }
  if (definition.plans && !definition.plans.includes(books.switches.plan)) {
    return refuse(
      fault('5020', `Permission Denied Error : ${definition.name} is not available in this subscription.`),
    );
  }
  return act(definition);
}

/** The object as shown, for an operation that an entity may not have. */
export function readFor(
  entity: string,
  id: string,
  operation: Operation,
  books: CompanyBooks,
): Result<JsonObject> {
  return withEntity(books, entity, operation, (definition) => {
    const found = read(books, definition, id);
    const shown = found.ok ? found.value[definition.name] : undefined;
    return isObject(shown) ? succeed(shown) : found;
  });
}

function read(books: CompanyBooks, definition: EntityDefinition, id: string): Result<JsonObject> {
  const body = books.find(definition.name, id);
  if (body) return succeed({ [definition.name]: present(definition, definitionOf, books, body) });
  if (!/^-?\d+$/.test(id)) return refuse(invalidId(id));
  return refuse(definition.kind === 'transaction' ? transactionDeleted() : objectNotFound());
}

const WRITERS = { create, update, delete: remove, void: voidTransaction };

/** The refusal of every write, when the subscription does not allow it. */
function writable({ books }: Performer): Result<JsonObject> | undefined {
  const ended = subscriptionFault(books);
  return ended && refuse(ended);
}

function write(
  call: Extract<ApiCall, { entity: string; input: JsonObject }>,
  definition: EntityDefinition,
  performer: Performer,
): Result<JsonObject> {
  const { books, author, include } = performer;
  const refused = writable(performer);
  if (refused) return refused;
  const written = definition.save
    ? definition.save(books, call.input)
    : WRITERS[call.kind]({ books, definition, input: call.input, include, author });
  if (!written.ok) return written;
  const shown =
    call.kind === 'delete' ? written.value : present(definition, definitionOf, books, written.value);
  return succeed({ [definition.name]: shown });
}
