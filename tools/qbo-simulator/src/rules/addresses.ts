import { isObject, textOf, type JsonObject } from '../json';
import { type Draft, type Rule } from '../model/entity';

const COUNTRY_ISO3 = new Map(
  Object.entries({
    'united states': 'USA',
    'united states of america': 'USA',
    us: 'USA',
    usa: 'USA',
    canada: 'CAN',
    ca: 'CAN',
    'united kingdom': 'GBR',
    gb: 'GBR',
    uk: 'GBR',
    australia: 'AUS',
    au: 'AUS',
  }),
);

/** Gives every address an id of its own and its country the three letters of ISO 3166. */
export function addresses(...properties: string[]): Rule {
  return (draft) => {
    for (const property of properties) {
      const address = draft.body[property];
      if (isObject(address)) draft.body[property] = completeAddress(draft, property, address);
    }
    return [];
  };
}

function completeAddress({ books, previous }: Draft, property: string, address: JsonObject): JsonObject {
  const before = previous?.[property];
  const id = isObject(before) && before['Id'] !== undefined ? before['Id'] : books.nextId('address');
  const country = textOf(address, 'Country');
  const iso3 = country === undefined ? undefined : COUNTRY_ISO3.get(country.toLowerCase());
  if (iso3 === undefined || !books.switches.country_iso3) return { ...address, Id: id };
  return { ...address, Id: id, Country: iso3 };
}
