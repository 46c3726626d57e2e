import { fault, type Fault } from './fault';

/** The faults with a recorded text that more than one rule raises. */
export const MADE_INACTIVE =
  "Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.";

export function objectNotFound(): Fault {
  return fault('610', `Object Not Found : ${MADE_INACTIVE}`);
}

export function transactionDeleted(): Fault {
  return fault('610', 'Object Not Found : Another user has deleted this transaction.');
}

export function requiredMissing(property: string): Fault {
  return fault('2020', `Required parameter ${property} is missing in the request`, property);
}

export function invalidId(id: string): Fault {
  return fault('2030', `Invalid ID : Ids need to be a valid number. Supplied value:${id}`, 'Id');
}

export function invalidRequestId(requestid: string): Fault {
  return fault('2130', `Invalid Request Id Format : ${requestid.slice(0, 50)}`);
}

/** As recorded for a body of another encoding. */
export const NOT_UTF8 =
  'Operation com.sun.org.apache.xerces.internal.impl.io.MalformedByteSequenceException: Invalid byte 1 of 1-byte UTF-8 sequence is not supported.';

export function invalidContentType(): Fault {
  return fault('1050', 'Invalid Content Type : The media type is not supported.');
}

export function unsupportedOperation(what: string): Fault {
  return fault('500', `Operation ${what} is not supported.`);
}

export function unknownProperty(property: string): Fault {
  return fault(
    '2010',
    `Property Name:Unrecognized field "${property}" specified is unsupported or invalid`,
    property,
  );
}

export function staleObject(entity: string): Fault {
  return fault(
    '5010',
    `Stale Object Error : You and root were working on this at the same time. root finished before you did, so your work was not saved. Entity=${entity}`,
  );
}

export function invalidReference(about: string): Fault {
  return fault('2500', `Invalid Reference Id : ${about}`, 'Reference Id');
}

/** `before` stands in front of "name": for tax rates a line break has been recorded there. */
export function duplicateName(holder = 'customer, vendor or employee', before = ''): Fault {
  return fault(
    '6240',
    `The name supplied already exists. : Another ${holder} is already using this ${before}name. Please use a different name.`,
  );
}

export function businessRule(text: string, element = ''): Fault {
  return fault('6000', `Business Validation Error: ${text}`, element);
}

export function withSeparators(amount: string): string {
  const [whole = '', fraction] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

export function lengthOutOfRange(element: string, max: number, length: number): Fault {
  return fault(
    '2050',
    `String length specified does not match the supported length. Min:0 Max:${withSeparators(String(max))} supported. Supplied length:${withSeparators(String(length))}`,
    element,
  );
}
