import { type CompanyBooks } from '../company/books';
import { type Page } from '../html/layout';
import { type Simulator } from '../simulator';

/** What a browser asks a page for. */
export interface Asked {
  readonly simulator: Simulator;
  /** The parts of the address that vary. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Of a POST: the fields of the form. */
  readonly form: Readonly<Record<string, string>>;
}

/** Asked of the pages of one company. */
export interface AskedOfCompany extends Asked {
  readonly books: CompanyBooks;
}

/** What the browser gets. */
export type Shown =
  | { readonly kind: 'page'; readonly page: Page; readonly status: number }
  | { readonly kind: 'redirect'; readonly to: string };

export function show(page: Page, status = 200): Shown {
  return { kind: 'page', page, status };
}

/** After a write: reading again is a page of its own, so that a reload writes nothing twice. */
export function goTo(to: string): Shown {
  return { kind: 'redirect', to };
}
