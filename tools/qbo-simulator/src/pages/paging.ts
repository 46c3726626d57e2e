export const PAGE_SIZE = 50;

/** A page of a list, and where in it. */
export interface Paged<T> {
  /** At most `PAGE_SIZE`. */
  readonly rows: readonly T[];
  readonly total: number;
  /** There are more than `total`: nobody has counted them. */
  readonly more?: true;
  readonly page: number;
  /** As far as they are known. */
  readonly pages: number;
}

/** The part of a list that fits one page, from the first for numbers that are none of its pages. */
export function pageOf<T>(all: readonly T[], wanted: number): Paged<T> {
  return pageAt(all.length, wanted, (start, end) => all.slice(start, end));
}

/** The same of a list of which only the page is read. */
export function pageAt<T>(
  total: number,
  wanted: number,
  read: (start: number, end: number) => readonly T[],
): Paged<T> {
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(pageNumber(wanted), pages);
  return { rows: read((page - 1) * PAGE_SIZE, Math.min(page * PAGE_SIZE, total)), total, page, pages };
}

/** A page of which it is known that another follows, of a list that was not looked at to its end. */
export function pageOfMore<T>(found: readonly T[], wanted: number): Paged<T> {
  const full = Math.floor((found.length - 1) / PAGE_SIZE);
  return { ...pageOf(found, wanted), total: full * PAGE_SIZE, more: true };
}

/** 1 for what is no number of a page. */
export const pageNumber = (wanted: number): number => (Number.isInteger(wanted) && wanted >= 1 ? wanted : 1);
