import { type Country } from '../company/company';
import { type JsonObject } from '../json';

interface Place {
  readonly currency: string;
  readonly city: string;
  readonly subdivision: string;
  readonly postalCode: (id: number) => string;
  /** The address of a sample company itself. */
  readonly ofCompany: JsonObject;
}

/** Where the sample companies and those whom they deal with are. Invented, in each country's manner. */
export const PLACES: Readonly<Record<Country, Place>> = {
  US: {
    currency: 'USD',
    city: 'Middlefield',
    subdivision: 'CA',
    postalCode: (id) => `94${300 + id}`,
    ofCompany: { City: 'San Pablo', CountrySubDivisionCode: 'CA', PostalCode: '87999', Country: 'USA' },
  },
  CA: {
    currency: 'CAD',
    city: 'Guelph',
    subdivision: 'ON',
    postalCode: (id) => `N1G ${id % 10}A${id % 7}`,
    ofCompany: { City: 'Guelph', CountrySubDivisionCode: 'ON', PostalCode: 'N1G 2W1', Country: 'CAN' },
  },
  GB: {
    currency: 'GBP',
    city: 'Shrewsbury',
    subdivision: 'Shropshire',
    postalCode: (id) => `SY${1 + (id % 9)} ${id % 10}AB`,
    ofCompany: {
      City: 'Shrewsbury',
      CountrySubDivisionCode: 'Shropshire',
      PostalCode: 'SY1 1AA',
      Country: 'GBR',
    },
  },
  AU: {
    currency: 'AUD',
    city: 'Ballarat',
    subdivision: 'VIC',
    postalCode: (id) => String(3350 + id),
    ofCompany: { City: 'Ballarat', CountrySubDivisionCode: 'VIC', PostalCode: '3350', Country: 'AUS' },
  },
};
