import { type CompanyBooks } from '../company/books';
import { subscriptionFault } from '../company/subscription';
import { definitionOf, findDefinition } from '../model/registry';
import { type EntityDefinition, type Operation } from '../model/entity';
import { present } from '../model/present';
import { create, remove, update } from '../model/save';
import { type JsonObject } from '../json';
import { runQuery } from '../query/run-query';
import { type ApiCall } from './api-call';
import { performBatch } from './batch';
import { changedData } from './changed-data';
import { fault, notModelled, refuse, succeed, type Result } from './fault';
import { objectNotFound, transactionDeleted } from './fault-texts';

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
      return answered.ok ? succeed({ QueryResponse: answered.value.response }) : answered;
    }
    case 'read':
      return withEntity(books, call.entity, 'read', (definition) => read(books, definition, call.id));
    case 'create':
    case 'update':
    case 'delete':
      return withEntity(books, call.entity, call.kind, (definition) => write(call, definition, performer));
    case 'batch':
      return performBatch(call.input, (item) => perform(item, performer));
    case 'cdc':
      return changedData(books, call.entities, call.changedSince);
    case 'bad-json':
      return refuse(fault('2010', `Property Name:${call.detail} specified is unsupported or invalid`));
    case 'bad-encoding':
      return refuse(fault('500', 'Unsupported Operation : Invalid byte 1 of 1-byte UTF-8 sequence.'));
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
    return refuse(fault('500', `Operation ${operation} ${definition.name} is not supported.`));
  }
  if (definition.plans && !definition.plans.includes(books.switches.plan)) {
    return refuse(
      fault('5020', `Permission Denied Error : ${definition.name} is not available in this subscription.`),
    );
  }
  return act(definition);
}

function read(books: CompanyBooks, definition: EntityDefinition, id: string): Result<JsonObject> {
  const body = books.find(definition.name, id);
  if (body) return succeed({ [definition.name]: present(definition, definitionOf, books, body) });
  return refuse(definition.kind === 'transaction' ? transactionDeleted() : objectNotFound());
}

const WRITERS = { create, update, delete: remove };

function write(
  call: Extract<ApiCall, { entity: string; input: JsonObject }>,
  definition: EntityDefinition,
  { books, author, include }: Performer,
): Result<JsonObject> {
  const ended = subscriptionFault(books);
  if (ended) return refuse(ended);
  const written = WRITERS[call.kind]({ books, definition, input: call.input, include, author });
  if (!written.ok) return written;
  const shown =
    call.kind === 'delete' ? written.value : present(definition, definitionOf, books, written.value);
  return succeed({ [definition.name]: shown });
}
