import { fault } from '../data-service/fault';
import { referenceOf, textOf, type JsonObject } from '../json';
import { type CompanyBooks } from '../company/books';
import { type Rule } from '../model/entity';

const DEEPEST_LEVEL = 4;

function ancestors(books: CompanyBooks, entity: string, body: JsonObject): JsonObject[] {
  const found: JsonObject[] = [];
  let parentId = referenceOf(body, 'ParentRef');
  while (parentId !== undefined && found.length <= DEEPEST_LEVEL) {
    const parent = books.find(entity, parentId);
    if (!parent) break;
    found.unshift(parent);
    parentId = referenceOf(parent, 'ParentRef');
  }
  return found;
}

/**
 * Fills in FullyQualifiedName (`Parent:Child`), Level where the entity shows it, and the flag of a child. A sixth
 * level is 6180, a parent that is its own child 900.
 */
export function hierarchy(entity: string, nameField: string, childFlag: string): Rule {
  return ({ books, body }) => {
    const above = ancestors(books, entity, body);
    if (above.length > DEEPEST_LEVEL) return [fault('6180', 'You can only have five levels of subs.')];
    if (body['Id'] !== undefined && above.some((parent) => parent['Id'] === body['Id'])) {
      return [fault('900', 'You can not make a parent the child of itself.')];
    }
    const name = (part: JsonObject) => textOf(part, nameField) ?? '';
    body['FullyQualifiedName'] = [...above, body].map(name).join(':');
    body[childFlag] = above.length > 0;
    if (above.length > 0) body['Level'] = above.length;
    else delete body['Level'];
    return [];
  };
}
