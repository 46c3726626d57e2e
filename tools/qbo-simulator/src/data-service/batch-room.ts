import { type Switches } from '../company/switches';
import { isObject, objectsOf, type JsonObject } from '../json';
import { fault, refuse, succeed, type Result } from './fault';

/** QuickBooks Online, limits and throttles page. */
const MOST_OBJECTS = 1000;

/**
 * How many objects the answer to a batch may still hold. What happens beyond is not documented, so a switch decides
 * it; a write is done and counts, but never too many.
 */
export class BatchRoom {
  private left = MOST_OBJECTS;

  constructor(private readonly beyond: Switches['large_batch_answer']) {}

  /** The answer to an item, as far as there is room for its rows. */
  fit(answer: Result<JsonObject>): Result<JsonObject> {
    if (!answer.ok) return answer;
    const response = answer.value['QueryResponse'];
    const rows = isObject(response) ? rowsOf(response) : undefined;
    if (!rows || rows.objects.length <= this.left) {
      this.left -= rows?.objects.length ?? 1;
      return answer;
    }
    return this.beyond === 'refused' ? refuse(TOO_BIG) : this.cut(rows);
  }

  private cut({ entity, objects, startPosition }: Rows): Result<JsonObject> {
    const fitting = objects.slice(0, Math.max(0, this.left));
    this.left -= fitting.length;
    const page = { [entity]: fitting, startPosition, maxResults: fitting.length };
    return succeed({ QueryResponse: fitting.length === 0 ? {} : page });
  }
}

const TOO_BIG = fault(
  '10100',
  `Result set too big : the answer to a batch has at most ${MOST_OBJECTS} objects.`,
);

interface Rows {
  readonly entity: string;
  readonly objects: readonly JsonObject[];
  readonly startPosition: number;
}

function rowsOf(response: JsonObject): Rows | undefined {
  const found = Object.entries(response).find(([, value]) => Array.isArray(value));
  if (!found) return undefined;
  const [entity, objects] = found;
  return { entity, objects: objectsOf(objects), startPosition: Number(response['startPosition']) };
}
