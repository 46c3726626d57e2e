import { type StoredRecord } from '../company/company';
import { referenceOf, scalarText, textOf } from '../json';
import { type Change } from '../model/entity';
import { storeVersion } from '../model/versions';

const parentOf = ({ body }: StoredRecord) => referenceOf(body, 'ParentRef');

/**
 * A new name or place of a parent changes the full names and levels of all that stand below it, which QuickBooks
 * counts as changes of theirs: their SyncTokens move too (QuickBooks Online, SyncToken). `more` is what else follows.
 */
export function renameBelow(
  entity: string,
  nameField: string,
  more?: (change: Change) => void,
): (change: Change) => void {
  const follow = (change: Change): void => {
    const { books, before, after } = change;
    more?.(change);
    const fullName = after && textOf(after, 'FullyQualifiedName');
    if (!before || !after || fullName === before['FullyQualifiedName']) return;
    const children = books.records(entity).index('parent', parentOf).find('parent', scalarText(after['Id']));
    const Level = Number(after['Level'] ?? 0) + 1;
    for (const { body } of [...children]) {
      const FullyQualifiedName = `${fullName}:${scalarText(body[nameField])}`;
      follow({
        books,
        before: body,
        after: storeVersion(books, entity, { ...body, FullyQualifiedName, Level }),
      });
    }
  };
  return follow;
}
