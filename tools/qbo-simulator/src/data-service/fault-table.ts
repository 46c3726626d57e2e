interface FaultKind {
  readonly message: string;
  readonly type: 'ValidationFault' | 'SystemFault' | 'AuthenticationFault' | 'AuthorizationFault';
  /** HTTP status where it is not 400. */
  readonly status?: number;
}

const refusal = (message: string): FaultKind => ({ message, type: 'ValidationFault' });

/**
 * QuickBooks' error codes with their messages (QuickBooks Online, error codes page; "live" texts as recorded).
 * The type is that of the fault that carries the error.
 */
export const FAULT_TABLE = {
  '120': { message: 'Authorization Failure', type: 'AuthorizationFault', status: 401 },
  '140': { message: 'Company Locked Out', type: 'AuthorizationFault', status: 403 },
  '150': { message: 'Company Under Maintenance', type: 'SystemFault', status: 503 },
  '500': refusal('Unsupported Operation'),
  '600': refusal('Duplicate Request ID'),
  '610': refusal('Object Not Found'),
  '620': refusal('Txn ID Cannot Be Linked'),
  '630': refusal('Duplicate Object'),
  '700': refusal('Parent Reference Invalid'),
  '800': refusal('Cannot Delete Object'),
  '900': refusal('Parent cannot be the child'),
  '1000': refusal('Operation Failed'),
  '1010': refusal('Create Failed'),
  '1020': refusal('Update Failed'),
  '1040': refusal('Batch size exceeds allowed limit'),
  '1050': refusal('Invalid Content Type'),
  '2000': refusal('Invalid or unsupported object name'),
  '2010': refusal('Request has invalid or unsupported property'),
  '2020': refusal('Required param missing, need to supply the required value for the API'),
  '2030': refusal('Invalid ID'),
  '2040': refusal('Invalid String'),
  '2050': refusal('String length is either shorter or longer than supported by specification'),
  '2060': refusal('Invalid Date Format'),
  '2070': refusal('Invalid Date'),
  '2080': refusal('Invalid Number'),
  '2090': refusal('Invalid Number Format'),
  '2100': refusal('Invalid Decimal'),
  '2110': refusal('Invalid Decimal Format'),
  '2120': refusal('Invalid Type'),
  '2130': refusal('Invalid Request Id Format'),
  '2140': refusal('Invalid Amount'),
  '2150': refusal('Invalid Percent'),
  '2160': refusal('Invalid Quantity'),
  '2170': refusal('Invalid Enumeration'),
  '2200': refusal('Invalid URL'),
  '2210': refusal('Invalid Email Address Format'),
  '2220': refusal('Invalid Currency'),
  '2230': refusal('Invalid Boolean'),
  '2240': refusal('Invalid Number Range'),
  '2250': refusal('Missing Lines'),
  '2280': refusal('Missing Tax Amount'),
  '2290': refusal('Negative Amount'),
  '2300': refusal('Debits and credits are not equal'),
  '2500': refusal('Invalid Reference Id'),
  '2600': refusal('Conflicting elements'),
  '3000': refusal('Invalid custom field'),
  '4000': refusal('Error parsing query'),
  '4001': refusal('Invalid query'),
  '4002': refusal('Query cannot be processed'),
  '5000': refusal('Deprecated field'),
  '5010': refusal('Stale Object Error'),
  '5020': refusal('Permission Denied Error'),
  '5030': refusal('Feature Not Supported Error'),
  '6000': refusal('A business validation error has occurred while processing your request'),
  '6010': refusal('Invalid AccountType/AccountSubType'),
  '6030': refusal('Upload request size exceeds allowed limit'),
  '6040': refusal('Invalid file metadata'),
  '6041': refusal('Invalid file'),
  '6050': refusal('The entity reference type is unsupported for Attachable'),
  '6060': refusal('OpenBalanceDate is needed with OpenBalance'),
  '6070': refusal('Amount calculation incorrect in the request.'),
  '6080': refusal('No Name Provided'),
  '6100': refusal('Invalid Line TaxCode in the request'),
  '6140': refusal('Duplicate Document Number Error'),
  '6150': refusal('ParentRef required'),
  '6160': refusal('Invalid TaxCodeRef'),
  '6170': refusal('TxnTaxDetail is not allowed with NotApplicable'),
  '6180': refusal('Sub Level Limit'),
  '6190': refusal('Invalid Company Status'),
  '6200': refusal('Account Period Closed'),
  '6210': refusal('Account Period Closed, Required Password'),
  '6220': refusal('Delete Entity Has Balance'),
  '6230': refusal('Invalid TaxCodeRef'),
  '6240': refusal('Duplicate Name Exists Error'),
  '6250': refusal('Invalid Sales Customer'),
  '6270': refusal('Inventory Transaction Dated Before Item Start Date'),
  '6290': refusal('Employee and vendor cannot be mixed'),
  '6300': refusal('Employee and vendor cannot be mixed'),
  '6310': refusal('Missing Customer'),
  '6320': refusal('Invalid Billable'),
  '6400': refusal('Linked purchase cannot be deleted'),
  '6430': refusal('Invalid account type used'),
  '6440': refusal('Transaction Detail Information Required'),
  '6450': refusal('Void failed'),
  '6470': refusal('Tax liability account or tax rate error'),
  '6480': refusal('Matched Transaction Delete Error'),
  '6520': refusal('Missing Tracked Inventory Quantity'),
  '6540': refusal('Deposited Transaction cannot be changed'),
  '10000': {
    message: 'An application error has occurred while processing your request',
    type: 'SystemFault',
  },
  '10100': { message: 'Result set too big', type: 'SystemFault' },
  '10200': { message: 'Company reset', type: 'SystemFault' },
} satisfies Readonly<Record<string, FaultKind>>;

export type FaultCode = keyof typeof FAULT_TABLE;

/** What QuickBooks says about a code and how it is sent: 400 for all but those of access and service. */
export function faultKind(code: FaultCode): FaultKind {
  return FAULT_TABLE[code];
}
