/**
 * QuickBooks' error codes with their messages (QuickBooks Online, error codes page; "live" texts as recorded).
 * The type is that of the fault that carries the error.
 */
export const FAULT_TABLE = {
  '120': { message: 'Authorization Failure', type: 'AuthorizationFault' },
  '500': { message: 'Unsupported Operation', type: 'ValidationFault' },
  '600': { message: 'Duplicate Request ID', type: 'ValidationFault' },
  '610': { message: 'Object Not Found', type: 'ValidationFault' },
  '620': { message: 'Transaction could not be linked', type: 'ValidationFault' },
  '700': { message: 'Parent Reference Invalid', type: 'ValidationFault' },
  '900': { message: 'Parent cannot be the child', type: 'ValidationFault' },
  '1040': { message: 'Batch size exceeds allowed limit', type: 'ValidationFault' },
  '2000': { message: 'Invalid or unsupported object name', type: 'ValidationFault' },
  '2010': { message: 'Request has invalid or unsupported property', type: 'ValidationFault' },
  '2020': {
    message: 'Required param missing, need to supply the required value for the API',
    type: 'ValidationFault',
  },
  '2030': { message: 'Invalid ID', type: 'ValidationFault' },
  '2040': { message: 'Invalid String', type: 'ValidationFault' },
  '2050': {
    message: 'String length is either shorter or longer than supported by specification',
    type: 'ValidationFault',
  },
  '2060': { message: 'Invalid Date Format', type: 'ValidationFault' },
  '2070': { message: 'Invalid Date', type: 'ValidationFault' },
  '2080': { message: 'Invalid Number', type: 'ValidationFault' },
  '2120': { message: 'Invalid Type', type: 'ValidationFault' },
  '2130': { message: 'Invalid Request Id Format', type: 'ValidationFault' },
  '2170': { message: 'Invalid Enumeration', type: 'ValidationFault' },
  '2210': { message: 'Invalid Email Address Format', type: 'ValidationFault' },
  '2230': { message: 'Invalid Boolean', type: 'ValidationFault' },
  '2240': { message: 'Invalid Number Range', type: 'ValidationFault' },
  '2250': { message: 'Missing Lines', type: 'ValidationFault' },
  '2500': { message: 'Invalid Reference Id', type: 'ValidationFault' },
  '4000': { message: 'Error parsing query', type: 'ValidationFault' },
  '4001': { message: 'Invalid query', type: 'ValidationFault' },
  '5010': { message: 'Stale Object Error', type: 'ValidationFault' },
  '5020': { message: 'Permission Denied Error', type: 'ValidationFault' },
  '5030': { message: 'Feature Not Supported Error', type: 'ValidationFault' },
  '6000': {
    message: 'A business validation error has occurred while processing your request',
    type: 'ValidationFault',
  },
  '6010': { message: 'Invalid AccountType/AccountSubType', type: 'ValidationFault' },
  '6070': { message: 'Amount calculation incorrect in the request.', type: 'ValidationFault' },
  '6080': { message: 'No Name Provided', type: 'ValidationFault' },
  '6100': { message: 'Invalid Line TaxCode in the request', type: 'ValidationFault' },
  '6140': { message: 'Duplicate Document Number Error', type: 'ValidationFault' },
  '6180': { message: 'Sub Level Limit', type: 'ValidationFault' },
  '6190': { message: 'Invalid Company Status', type: 'ValidationFault' },
  '6220': { message: 'Delete Entity Has Balance', type: 'ValidationFault' },
  '6240': { message: 'Duplicate Name Exists Error', type: 'ValidationFault' },
  '6310': { message: 'Missing Customer', type: 'ValidationFault' },
  '6430': { message: 'Invalid account type used', type: 'ValidationFault' },
  '6440': { message: 'Transaction Detail Information Required', type: 'ValidationFault' },
  '10000': {
    message: 'An application error has occurred while processing your request',
    type: 'SystemFault',
  },
} as const;

export type FaultCode = keyof typeof FAULT_TABLE;
