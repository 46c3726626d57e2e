import { fault } from '../data-service/fault';
import { referenceOf, textOf } from '../json';
import { type Rule } from '../model/entity';
import { detailOf, linesOf } from '../model/merge-update';

/** Inventory cannot move before the day its item starts (6270). */
export const afterInventoryStart: Rule = ({ books, body }) => {
  const date = textOf(body, 'TxnDate') ?? '';
  return linesOf(body)
    .map((line) => books.find('Item', referenceOf(detailOf(line) ?? {}, 'ItemRef') ?? ''))
    .filter((item) => item?.['Type'] === 'Inventory' && date < (textOf(item, 'InvStartDate') ?? ''))
    .map((item) =>
      fault(
        '6270',
        `The transaction date is earlier than the inventory start date of ${textOf(item ?? {}, 'Name') ?? ''}.`,
        'TxnDate',
      ),
    );
};
