import { fault } from '../data-service/fault';
import { referenceOf } from '../json';
import { type Rule } from '../model/entity';

/** What still has active children is not made inactive (800), unless the switch says so: no document does. */
export function activeChildren(entity: string): Rule {
  return ({ books, body, previous }) => {
    const deactivated = body['Active'] === false && previous?.['Active'] === true;
    if (!deactivated || books.switches.deactivate_parent === 'allowed') return [];
    const depends = [...books.records(entity).values()].some(
      ({ body: other }) => other['Active'] !== false && referenceOf(other, 'ParentRef') === body['Id'],
    );
    return depends
      ? [fault('800', `Cannot Delete Object : This ${entity.toLowerCase()} still has others under it.`)]
      : [];
  };
}
