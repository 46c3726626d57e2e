import { type CompanyBooks } from '../company/books';
import { sectionOfEntity } from './section';

type Realm = Pick<CompanyBooks, 'realmId'>;

/** Where the pages of a company are. */
export function companyPath({ realmId }: Realm, ...parts: readonly string[]): string {
  return ['/companies', realmId, ...parts]
    .map((part, at) => (at === 0 ? part : encodeURIComponent(part)))
    .join('/');
}

/** Where an object is shown; none for what has no pages. */
export function objectPath(realm: Realm, entity: string, id: string): string | undefined {
  const section = sectionOfEntity(entity);
  return section && companyPath(realm, section.slug, id);
}
