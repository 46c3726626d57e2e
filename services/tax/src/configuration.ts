import { type CommonConfiguration, type Configuration, values, variable } from '@ledgerbridge/service-kit';

/** Tax's own variables. */
export const taxConfiguration = {
  listMaxAgeSeconds: variable('LIST_MAX_AGE_SECONDS', {
    expected: 'seconds: how old pulled tax codes may be when tax says that a code has no equal among them',
    example: '60',
    default: '60',
    schema: values.wholeNumber(0, 86_400),
  }),
};
export type TaxConfiguration = CommonConfiguration & Configuration<typeof taxConfiguration>;
