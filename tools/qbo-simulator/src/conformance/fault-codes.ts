import { type FaultCode } from '../data-service/fault-table';

/**
 * How the codes that a client must be able to meet are met here: by a request of its own kind, or so far only on
 * demand (`POST /_control/faults` with `refuse`). The gateway's codes are of another shape and not in the table of
 * the data service.
 */
export const MET_BY_REQUEST = {
  '500': 'an operation that the entity does not have; a body that is no UTF-8',
  '600': 'a requestid with another body, with the switch `requestid_conflict` at `600`',
  '610': 'an id that does not exist or was deleted',
  '620': 'a link to an order that cannot be made, with the switch `drop_bad_links_silently` at false',
  '630': 'a currency that is in the list',
  '700': 'an item under one that is no category; an account under one of another type',
  '800': 'deactivating what has active children; deleting an order that has a bill',
  '900': 'a parent under its own child',
  '1040': 'a batch of 31 items',
  '2000': 'an unknown object in a batch or in change data capture',
  '2010': 'a property or enumeration that the schema does not have; a body that is no JSON',
  '2020': 'a required property that is missing',
  '2030': 'an id that is no number',
  '2040': 'a colon, tab or line break in a name',
  '2050': 'a text that is too long',
  '2060': 'a date in another form',
  '2070': 'a day that the calendar does not have',
  '2080': 'a text for a number',
  '2090': 'a number with a comma',
  '2130': 'a requestid above 50 characters, 36 in a batch, with a bId above 10',
  '2140': 'an amount above 15 digits',
  '2150': 'a percentage out of range',
  '2160': 'a quantity out of range',
  '2170': 'BillableStatus HasBeenBilled',
  '2200': 'an address of a site with blanks',
  '2210': 'an e-mail address without @ or point',
  '2220': 'a currency that is no code',
  '2230': 'a flag that is neither true nor false',
  '2240': 'a number out of its range',
  '2250': 'an order without lines',
  '2300': 'a journal entry whose debits are not its credits',
  '2500': 'a reference to what does not exist or is inactive; a category on a line',
  '4000': 'a query that cannot be parsed',
  '4001': 'a query that names what cannot be queried; STARTPOSITION 0',
  '5010': 'a SyncToken that is not the stored one',
  '5020': 'an order, class, location or stock in a small plan',
  '5030': 'classes or currencies while they are switched off',
  '6000': 'the recorded texts: currency of a transaction, total below zero, item without account, billable',
  '6010': 'an account without type',
  '6030': 'an upload above 100 MB',
  '6040': 'a file whose metadata is no JSON object',
  '6050': 'a file that hangs at what carries none',
  '6070': 'an amount that is not quantity times price',
  '6080': 'a name without any name',
  '6100': 'a tax code other than TAX and NON on a line of a US company',
  '6140': 'a document number in use, with custom numbers on',
  '6180': 'a sixth level',
  '6190': 'any write, with the switch `subscription` at `expired`',
  '6200': 'a write dated up to the closing date',
  '6210': 'the same, with the switch `closing_date_password`',
  '6220': 'deactivating an account or vendor with a balance',
  '6240': 'a name in use',
  '6270': 'a bill of stock dated before its InvStartDate',
  '6310': 'a billable line without customer',
  '6400': 'deleting a bill with a line that an invoice has billed',
  '6430': 'a receivable or payable as account of a line',
  '6440': 'a line with an amount and neither item nor account',
  '6540': 'changing, voiding or deleting a payment that sits in a deposit',
} satisfies Readonly<Partial<Record<FaultCode, string>>>;

export type CodeMetByRequest = keyof typeof MET_BY_REQUEST;

/** Their causes are not modelled yet, or are QuickBooks' own: met by the fault `refuse` only. */
export const MET_ON_DEMAND = [
  '120',
  '2100',
  '2110',
  '4002',
  '6170',
  '6320',
  '6480',
  '6520',
  '10000',
] satisfies readonly FaultCode[];

/** The table of the README, in its own words. */
export function faultRows(): string[] {
  const byRequest = Object.entries(MET_BY_REQUEST).map(([code, by]) => `| ${code} | ${by} |`);
  return [...byRequest, `| ${MET_ON_DEMAND.join(', ')} | on demand only |`];
}
