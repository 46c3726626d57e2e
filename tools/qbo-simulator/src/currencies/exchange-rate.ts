import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { homeCurrency, isMultiCurrency } from '../company/preference';
import { fault, refuse, succeed, type Fault, type Result } from '../data-service/fault';
import { requiredMissing, staleObject } from '../data-service/fault-texts';
import { scalarText, textOf, type JsonObject } from '../json';
import { type EntityDefinition } from '../model/entity';
import { COMMON_FIELDS, date, number, text } from '../model/fields';
import { readBody } from '../model/read-body';
import { pacificDay, pacificSecond } from '../time/pacific-time';

/** US dollars for one unit, invented but near enough to the real ones; they do not move with the days. */
const IN_DOLLARS: Readonly<Record<string, number>> = {
  USD: 1,
  EUR: 1.1,
  GBP: 1.28,
  CAD: 0.73,
  AUD: 0.66,
  CHF: 1.15,
  JPY: 0.0067,
  MXN: 0.055,
  NZD: 0.6,
  SEK: 0.096,
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The rate that QuickBooks looks up for a day, where nobody has set one: home units for one foreign unit. */
export function marketRate(source: string, home: string): number {
  const [from, to] = [IN_DOLLARS[source], IN_DOLLARS[home]];
  if (from === undefined || to === undefined) return 1;
  return new Decimal(from).div(to).toDecimalPlaces(7).toNumber();
}

/** `GET /exchangerate`: the rate of a currency on a day, today's without one. */
export function readExchangeRate(
  books: CompanyBooks,
  currency: string,
  asOfDate: string,
): Result<JsonObject> {
  const code = currency.toUpperCase();
  const day = asOfDate === '' ? pacificDay(books.clock.now()) : asOfDate;
  const refused = refusalOf(books, code, day);
  if (refused) return refuse(refused);
  return succeed({ ExchangeRate: { ...rateOf(books, code, day), domain: 'QBO', sparse: false } });
}

/** The rate of a currency on a day as stored, or else as the market has it. */
export function rateOf(books: CompanyBooks, code: string, day: string): JsonObject {
  const stored = books.find('ExchangeRate', keyOf(code, day));
  if (stored) return stored;
  const home = homeCurrency(books);
  return {
    SourceCurrencyCode: code,
    TargetCurrencyCode: home,
    Rate: code === home ? 1 : marketRate(code, home),
    AsOfDate: day,
    SyncToken: '0',
    MetaData: { LastUpdatedTime: pacificSecond(books.clock.now()) },
  };
}

function keyOf(code: string, day: string): string {
  return `${code} ${day}`;
}

function refusalOf(books: CompanyBooks, code: string, day: string): Fault | undefined {
  if (!isMultiCurrency(books)) {
    return fault('5030', 'Feature Not Supported Error : Multi Currency is not enabled for this company.');
  }
  if (code === '') return requiredMissing('SourceCurrencyCode');
  if (!/^[A-Z]{3}$/.test(code)) return fault('2220', `Invalid Currency : ${code}`, 'SourceCurrencyCode');
  return DAY.test(day) ? undefined : fault('2060', `Invalid Date Format : ${day}`, 'AsOfDate');
}

/** `POST /exchangerate`: its currency and day are its key; the SyncToken is that of the rate as read. */
function saveExchangeRate(books: CompanyBooks, input: JsonObject): Result<JsonObject> {
  const faults: Fault[] = [];
  const sent = readBody(EXCHANGE_RATE.fields, input, faults);
  if (faults.length > 0) return refuse(...faults);
  const code = (textOf(sent, 'SourceCurrencyCode') ?? '').toUpperCase();
  const day = textOf(sent, 'AsOfDate') ?? pacificDay(books.clock.now());
  const refused = refusalOf(books, code, day) ?? refusalOfRate(sent['Rate']);
  if (refused) return refuse(refused);
  const before = rateOf(books, code, day);
  const token = scalarText(input['SyncToken']);
  if (token === '') return refuse(requiredMissing('SyncToken'));
  if (token !== before['SyncToken']) return refuse(staleObject('ExchangeRate'));
  const body: JsonObject = {
    ...before,
    Rate: sent['Rate'] ?? 1,
    SyncToken: String(Number(token) + 1),
    MetaData: { LastUpdatedTime: pacificSecond(books.clock.now()) },
  };
  books.records('ExchangeRate').put(keyOf(code, day), { body, writtenBy: '' });
  return succeed(body);
}

function refusalOfRate(rate: unknown): Fault | undefined {
  if (rate === undefined || rate === null) return requiredMissing('Rate');
  return typeof rate === 'number' && rate > 0
    ? undefined
    : fault('2240', 'Invalid Number Range : Rate', 'Rate');
}

/** QuickBooks Online, ExchangeRate page. It has no Id; queries find the rates that were set by hand. */
export const EXCHANGE_RATE: EntityDefinition = {
  name: 'ExchangeRate',
  kind: 'singleton',
  operations: ['create', 'update', 'query'],
  sequence: 'exchange-rate',
  fields: {
    ...COMMON_FIELDS,
    SourceCurrencyCode: text(3, { filter: true, sort: true }),
    TargetCurrencyCode: text(3, { filter: true }),
    Rate: number(),
    AsOfDate: date({ filter: true, sort: true }),
  },
  rules: [],
  save: saveExchangeRate,
};
