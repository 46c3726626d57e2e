import { isObject, objectsOf, scalarText, type JsonObject } from '../json';
import { type ApiCall } from './api-call';
import { fault, faultBody, refuse, succeed, type Result } from './fault';
import { requiredMissing } from './fault-texts';

/** QuickBooks Online, batch page. */
const MOST_ITEMS = 30;
const ITEM_PROPERTIES: readonly string[] = ['bId', 'operation', 'optionsData', 'Query'];

/**
 * Performs the items one after the other, each on its own: a refused one changes nothing for the others, and the
 * answer is 200 with a Fault in its place.
 */
export function performBatch(
  input: JsonObject,
  perform: (call: ApiCall) => Result<JsonObject>,
): Result<JsonObject> {
  const items = objectsOf(input['BatchItemRequest']);
  if (items.length === 0) return refuse(requiredMissing('BatchItemRequest'));
  if (items.length > MOST_ITEMS) {
    return refuse(
      fault('1040', `Batch size exceeds allowed limit : ${items.length} items, at most ${MOST_ITEMS}.`),
    );
  }
  return succeed({ BatchItemResponse: items.map((item) => answerItem(item, perform)) });
}

function answerItem(item: JsonObject, perform: (call: ApiCall) => Result<JsonObject>): JsonObject {
  const result = perform(callOf(item));
  const bId = scalarText(item['bId']);
  return result.ok ? { ...result.value, bId } : { ...faultBody(result.faults), bId };
}

function callOf(item: JsonObject): ApiCall {
  const query = item['Query'];
  if (typeof query === 'string') return { kind: 'query', text: query };
  const entity = Object.keys(item).find((property) => !ITEM_PROPERTIES.includes(property)) ?? '';
  const input = item[entity];
  const operation = scalarText(item['operation']).toLowerCase();
  if (!isObject(input)) return { kind: 'bad-json', detail: 'BatchItemRequest without an object' };
  if (item['optionsData'] === undefined) {
    if (operation === 'create' || operation === 'update' || operation === 'delete') {
      return { kind: operation, entity, input };
    }
  }
  const voids = scalarText(item['optionsData']).toLowerCase() === 'void';
  if (operation === 'void' || (operation === 'update' && voids)) return { kind: 'void', entity, input };
  return {
    kind: 'unsupported',
    what: `batch operation ${operation} ${scalarText(item['optionsData'])}`.trim(),
  };
}
