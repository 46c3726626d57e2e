import { type CompanyBooks } from '../company/books';
import { businessRule } from '../data-service/fault-texts';
import { fault, type Fault } from '../data-service/fault';
import { type Draft, type Rule } from '../model/entity';

/** QuickBooks Online, usage limits page: of a Plus company. */
const MOST_CLASSES_AND_LOCATIONS = 40;
const MOST_ACCOUNTS = 250;

function active(books: CompanyBooks, entity: string): number {
  return [...books.records(entity).values()].filter(({ body }) => body['Active'] !== false).length;
}

/** Only what becomes active counts; which fault QuickBooks gives is not documented. */
function limit(entities: readonly string[], most: number, what: string): Rule {
  return (draft) => {
    const { books } = draft;
    if (books.switches.plan !== 'Plus' || !becomesActive(draft)) return [];
    const used = entities.reduce((sum, entity) => sum + active(books, entity), 0);
    return used < most ? [] : overLimit(books, `You have reached the limit of ${most} ${what}.`);
  };
}

function becomesActive({ body, previous }: Draft): boolean {
  return body['Active'] !== false && (!previous || previous['Active'] === false);
}

function overLimit(books: CompanyBooks, text: string): Fault[] {
  switch (books.switches.usage_limit) {
    case 'off':
      return [];
    case '5020':
      return [fault('5020', `Permission Denied Error : ${text}`)];
    case '6000':
      return [businessRule(text)];
  }
}

export const classesAndLocations = limit(
  ['Class', 'Department'],
  MOST_CLASSES_AND_LOCATIONS,
  'classes and locations',
);
export const chartOfAccounts = limit(['Account'], MOST_ACCOUNTS, 'accounts');
