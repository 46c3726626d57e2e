import { type CompanyBooks } from '../company/books';

/** Names share one sequence of ids, so that an id says which kind of name it is. */
export function kindOfName(books: CompanyBooks, id: string): 'Vendor' | 'Customer' | 'Employee' | undefined {
  return (['Vendor', 'Customer', 'Employee'] as const).find((entity) => books.find(entity, id) !== undefined);
}
