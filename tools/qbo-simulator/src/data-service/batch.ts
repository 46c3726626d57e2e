import { isObject, objectsOf, scalarText, type JsonObject } from '../json';
import { findDefinition } from '../model/registry';
import { type ApiCall } from './api-call';
import { type BatchRoom } from './batch-room';
import { fault, faultBody, notModelled, refuse, succeed, type Fault, type Result } from './fault';
import { invalidRequestId, requiredMissing, unsupportedOperation } from './fault-texts';

/** QuickBooks Online, batch page. */
const MOST_ITEMS = 30;
const LONGEST_BID = 10;
const ITEM_PROPERTIES: readonly string[] = ['bId', 'operation', 'optionsData', 'Query'];
/** What the schema names for an item and this simulator does not do. */
const OTHER_OPERATIONS: readonly string[] = ['revert', 'send', 'merge'];

type PerformItem = (call: ApiCall, include: ReadonlySet<string>) => Result<JsonObject>;

/**
 * Performs the items one after the other, each on its own: a refused one changes nothing for the others, and the
 * answer is 200 with a Fault in its place.
 */
export function performBatch(
  input: JsonObject,
  requestid: string,
  room: BatchRoom,
  perform: PerformItem,
): Result<JsonObject> {
  const items = objectsOf(input['BatchItemRequest']);
  if (items.length === 0) return refuse(requiredMissing('BatchItemRequest'));
  if (items.length > MOST_ITEMS) {
    return refuse(
      fault('1040', `Batch size exceeds allowed limit : ${items.length} items, at most ${MOST_ITEMS}.`),
    );
  }
  return succeed({
    BatchItemResponse: items.map((item) =>
      answerItem(item, requestid, (call, include) => room.fit(perform(call, include))),
    ),
  });
}

function answerItem(item: JsonObject, requestid: string, perform: PerformItem): JsonObject {
  const bId = scalarText(item['bId']);
  const refused = refuseItem(item, bId, requestid);
  const result = refused ? refuse<JsonObject>(refused) : perform(callOf(item), optionsOf(item));
  return result.ok ? { ...result.value, bId } : { ...faultBody(result.faults), bId };
}

/** With a requestid the item is known by both ids together, so its own may not be long. */
function refuseItem(item: JsonObject, bId: string, requestid: string): Fault | undefined {
  if (requestid !== '' && bId.length > LONGEST_BID) return invalidRequestId(`${requestid}${bId}`);
  if (typeof item['Query'] === 'string') return undefined;
  const entity = entityOf(item);
  if (entity !== '' && !findDefinition(entity)) {
    return { ...fault('2000', `Invalid or unsupported object name : ${entity}`), notModelled: entity };
  }
  const operation = scalarText(item['operation']).toLowerCase();
  return OTHER_OPERATIONS.includes(operation) ? notModelled(`batch operation ${operation}`) : undefined;
}

function entityOf(item: JsonObject): string {
  return Object.keys(item).find((property) => !ITEM_PROPERTIES.includes(property)) ?? '';
}

/** What `include=` says of a request, `optionsData` says of an item. */
function optionsOf(item: JsonObject): ReadonlySet<string> {
  return new Set(scalarText(item['optionsData']).toLowerCase().split(',').filter(Boolean));
}

function callOf(item: JsonObject): ApiCall {
  const query = item['Query'];
  if (typeof query === 'string') return { kind: 'query', text: query };
  const entity = entityOf(item);
  const input = item[entity];
  if (!isObject(input)) return { kind: 'bad-json', detail: 'BatchItemRequest without an object' };
  // No page says what an item without an operation is; clients that leave it out mean a new object.
  const operation = scalarText(item['operation']).toLowerCase() || 'create';
  if (operation === 'void' || (operation === 'update' && optionsOf(item).has('void'))) {
    return { kind: 'void', entity, input };
  }
  if (operation === 'create' || operation === 'update' || operation === 'delete') {
    return { kind: operation, entity, input };
  }
  return { kind: 'refused', fault: unsupportedOperation(`${operation} ${entity}`.trim()) };
}
