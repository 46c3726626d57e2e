import { html, type Html } from '../html/html';
import { textOf, type JsonObject } from '../json';
import { type EntityDefinition } from '../model/entity';
import { isVoidedBody } from '../company/changes';

/** How an object stands, in the words of QuickBooks' lists. */
const TONES = {
  Open: '',
  Closed: 'good',
  Paid: 'good',
  Used: 'good',
  Overdue: 'warn',
  Voided: 'bad',
  Deleted: 'bad',
  Active: 'good',
  Inactive: 'warn',
} as const;

export type Status = keyof typeof TONES;

export function isStatus(text: string): text is Status {
  return Object.hasOwn(TONES, text);
}

/** The status of an object on a day (`YYYY-MM-DD`); none for what is neither open nor closed, such as a journal entry. */
export function statusOf(definition: EntityDefinition, body: JsonObject, today: string): Status | undefined {
  if (definition.kind === 'name-list') return body['Active'] === false ? 'Inactive' : 'Active';
  if (isVoidedBody(body)) return 'Voided';
  if (body['POStatus'] === 'Open' || body['POStatus'] === 'Closed') return body['POStatus'];
  const balance = body['Balance'];
  if (typeof balance !== 'number') return undefined;
  const due = textOf(body, 'DueDate');
  if (balance === 0) return definition.fields['DueDate'] ? 'Paid' : 'Used';
  return due !== undefined && due < today ? 'Overdue' : 'Open';
}

/** What a list of an entity can be narrowed to. */
export function statusesOf({ kind, fields, operations }: EntityDefinition): Status[] {
  if (kind === 'name-list') return fields['Active'] ? ['Active', 'Inactive'] : [];
  const statuses: Status[] = [];
  if (fields['POStatus']) statuses.push('Open', 'Closed');
  else if (fields['Balance']) statuses.push('Open', ...balanceStatuses(fields['DueDate'] !== undefined));
  if (operations.includes('void')) statuses.push('Voided');
  return operations.includes('delete') ? [...statuses, 'Deleted'] : statuses;
}

const balanceStatuses = (due: boolean): Status[] => (due ? ['Overdue', 'Paid'] : ['Used']);

export function badge(status: Status | undefined): Html {
  return status === undefined ? html`` : html`<span class="badge ${TONES[status]}">${status}</span>`;
}
