import { problemKinds } from '@ledgerbridge/service-kit';

/** Problems in sync's own words. */
export const SYNC_PROBLEMS = problemKinds({
  'revision-conflict': {
    status: 409,
    title: 'This revision was sent before with other content',
    fix: 'Send changed content under a higher `revision`.',
  },
  'division-changed': {
    status: 409,
    title: 'The document belongs to another division',
    fix: 'Send it with the division it was first sent with: a document never changes its division.',
  },
  'push-under-way': {
    status: 409,
    title: 'The document is being sent',
    fix: 'Wait until its outcome is known, then decide again.',
  },
  'not-creatable': {
    status: 409,
    title: 'The cause is not a record that can be created',
    fix: 'Mend it as its `fix` says, then resolve it with the action `retry`.',
  },
});
