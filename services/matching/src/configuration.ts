import { type CommonConfiguration, type Configuration, values, variable } from '@ledgerbridge/service-kit';

/** Matching's own variables. */
export const matchingConfiguration = {
  listMaxAgeSeconds: variable('LIST_MAX_AGE_SECONDS', {
    expected: 'seconds: how old a pulled list may be when matching says that a record has no equal in it',
    example: '60',
    default: '60',
    schema: values.wholeNumber(0, 86_400),
  }),
};
export type MatchingConfiguration = CommonConfiguration & Configuration<typeof matchingConfiguration>;
