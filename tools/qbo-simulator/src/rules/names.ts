import { type CompanyBooks } from '../company/books';
import { type StoredRecord } from '../company/company';
import { duplicateName } from '../data-service/fault-texts';
import { fault } from '../data-service/fault';
import { referenceOf, textOf, type JsonObject } from '../json';
import { type Rule } from '../model/entity';

/** Names are compared without case and outer blanks, inactive ones included. */
export function normalName(name: string): string {
  return name.trim().toLowerCase();
}

/** The entities that share one space of display names. */
const NAME_SPACE = ['Vendor', 'Customer', 'Employee'] as const;

function displayNameKey({ body }: StoredRecord): string | undefined {
  const name = textOf(body, 'DisplayName');
  return name === undefined ? undefined : normalName(name);
}

const NAME_PARTS = ['Title', 'GivenName', 'MiddleName', 'FamilyName', 'Suffix'] as const;

/** DisplayName, or one built from the parts of a person's name; none at all is 6080. */
export const displayNameGiven: Rule = ({ body }) => {
  if (textOf(body, 'DisplayName') !== undefined) return [];
  const parts = NAME_PARTS.map((part) => textOf(body, part)).filter((part) => part !== undefined);
  if (parts.length === 0) {
    return [
      fault(
        '6080',
        'At least one of these fields must have a value: Title, GivenName, MiddleName, FamilyName, DisplayName, Suffix.',
      ),
    ];
  }
  body['DisplayName'] = parts.join(' ');
  return [];
};

/** Whether another object has the name; whether inactive ones count is a switch, as sources differ. */
function clashes(books: CompanyBooks, body: JsonObject, namesakes: readonly StoredRecord[]): boolean {
  const others = namesakes.filter((other) => other.body['Id'] !== body['Id']);
  if (books.switches.inactive_names === 'occupied') return others.length > 0;
  return body['Active'] !== false && others.some((other) => other.body['Active'] !== false);
}

/** DisplayName is unique among vendors, customers and employees together (6240). */
export const displayNameUnique: Rule = ({ books, body }) => {
  const key = normalName(textOf(body, 'DisplayName') ?? '');
  const taken = NAME_SPACE.flatMap((entity) =>
    books.records(entity).index('displayName', displayNameKey).find('displayName', key),
  );
  return clashes(books, body, taken) ? [duplicateName()] : [];
};

export const printOnCheckName: Rule = ({ body }) => {
  body['PrintOnCheckName'] ??= body['DisplayName'] ?? '';
  return [];
};

function siblingKey({ body }: StoredRecord): string {
  return siblingNameKey(body);
}

function siblingNameKey(body: JsonObject): string {
  return `${referenceOf(body, 'ParentRef') ?? ''}:${normalName(textOf(body, 'Name') ?? '')}`;
}

/** Name is unique among the children of one parent (6240). */
export function nameUniqueAmongSiblings(entity: string): Rule {
  return ({ books, body }) => {
    const siblings = books.records(entity).index('sibling', siblingKey).find('sibling', siblingNameKey(body));
    return clashes(books, body, siblings) ? [duplicateName()] : [];
  };
}

export const activeByDefault: Rule = ({ body }) => {
  body['Active'] ??= true;
  return [];
};
