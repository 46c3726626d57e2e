import { type HandAction } from '../by-hand/hand-log';
import { type HandRequest } from '../by-hand/write-by-hand';
import { type JsonObject } from '../json';
import { type EntityDefinition } from '../model/entity';
import { isVoidedBody } from '../company/changes';

/** Something that a person does with an object by one button. */
export interface Action {
  readonly label: string;
  /** What is said before it is done; without it the button does it at once. */
  readonly warning?: string;
  readonly danger?: true;
  readonly kind: HandRequest['kind'];
  readonly action: HandAction;
  /** What the write sends beside Id and SyncToken. */
  readonly input: JsonObject;
  /** The word for it in the address of the page that follows. */
  readonly done: string;
  readonly offered: (definition: EntityDefinition, body: JsonObject) => boolean;
}

const has =
  (property: string, value: (value: unknown) => boolean) =>
  (definition: EntityDefinition, body: JsonObject) =>
    definition.fields[property] !== undefined &&
    definition.operations.includes('update') &&
    value(body[property]);

/** By the last part of the address. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  close: {
    label: 'Close',
    kind: 'update',
    action: 'closed',
    input: { sparse: true, POStatus: 'Closed' },
    done: 'closed',
    offered: has('POStatus', (status) => status !== 'Closed'),
  },
  reopen: {
    label: 'Reopen',
    kind: 'update',
    action: 'reopened',
    input: { sparse: true, POStatus: 'Open' },
    done: 'reopened',
    offered: has('POStatus', (status) => status === 'Closed'),
  },
  inactivate: {
    label: 'Make inactive',
    warning: 'It keeps its past, but nothing new can name it, and its name ends in “(deleted)”.',
    kind: 'update',
    action: 'made inactive',
    input: { sparse: true, Active: false },
    done: 'inactive',
    offered: has('Active', (active) => active !== false),
  },
  reactivate: {
    label: 'Make active',
    kind: 'update',
    action: 'made active',
    input: { sparse: true, Active: true },
    done: 'active',
    offered: has('Active', (active) => active === false),
  },
  void: {
    label: 'Void',
    warning: 'Its amounts become zero and what it paid is open again. It stays in the list.',
    danger: true,
    kind: 'void',
    action: 'voided',
    input: { sparse: true },
    done: 'voided',
    offered: ({ operations }, body) => operations.includes('void') && !isVoidedBody(body),
  },
  delete: {
    label: 'Delete',
    warning: 'It is gone from the books for good; its id is never used again.',
    danger: true,
    kind: 'delete',
    action: 'deleted',
    input: {},
    done: 'deleted',
    offered: ({ operations }) => operations.includes('delete'),
  },
};
