import { type JsonObject } from '../json';
import { FAULT_TABLE, type FaultCode } from './fault-table';

/** One error of the data service; several in one answer are normal. */
export interface Fault {
  readonly code: FaultCode;
  readonly detail: string;
  /** The property at fault, empty where QuickBooks names none. */
  readonly element: string;
  /** Set when QuickBooks would have done something that this simulator does not model. */
  readonly notModelled?: string;
}

export function fault(code: FaultCode, detail: string, element = ''): Fault {
  return { code, detail, element };
}

/** A loud refusal of what is not modelled, in QuickBooks' own kind of fault. */
export function notModelled(what: string): Fault {
  return { ...fault('500', `Operation ${what} is not supported.`), notModelled: what };
}

/** Recorded without the property, which others carry empty. */
const WITHOUT_ELEMENT: readonly FaultCode[] = ['4000', '4001'];

/** The body of an answer that carries faults, with capital keys as the data service writes them. */
export function faultBody(faults: readonly Fault[]): JsonObject {
  const first = faults[0];
  if (!first) throw new Error('A fault without an error');
  return {
    Fault: {
      Error: faults.map(({ code, detail, element }) => ({
        Message: FAULT_TABLE[code].message,
        Detail: detail,
        code,
        ...(element === '' && WITHOUT_ELEMENT.includes(code) ? {} : { element }),
      })),
      type: FAULT_TABLE[first.code].type,
    },
  };
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: Fault[] };

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse<T>(...faults: Fault[]): Result<T> {
  return { ok: false, faults };
}
