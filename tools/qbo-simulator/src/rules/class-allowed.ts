import { classTracking } from '../company/preference';
import { fault } from '../data-service/fault';
import { referenceOf } from '../json';
import { type Rule } from '../model/entity';
import { detailOf, linesOf } from '../model/merge-update';

/** A class stands on the transaction or on its lines, as the preferences say, or nowhere (5030). */
export const classAllowed: Rule = ({ books, body }) => {
  const tracking = classTracking(books);
  const onTransaction = referenceOf(body, 'ClassRef') !== undefined;
  const onLine = linesOf(body).some((line) => referenceOf(detailOf(line) ?? {}, 'ClassRef') !== undefined);
  const misplaced = (onTransaction && tracking !== 'transaction') || (onLine && tracking !== 'line');
  return misplaced
    ? [
        fault(
          '5030',
          'Feature Not Supported Error : Class tracking is not enabled here for this company.',
          'ClassRef',
        ),
      ]
    : [];
};
