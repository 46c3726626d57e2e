import { problemKinds } from '@ledgerbridge/service-kit';

/** The problems of the connector's own words. */
export const PROBLEMS = problemKinds({
  'state-invalid': {
    status: 400,
    title: 'The authorisation cannot be matched',
    fix: 'Start again with POST /v1/connections: a link is good once, for ten minutes.',
  },
  'return-url-not-allowed': {
    status: 422,
    title: 'The return address is not allowed',
    fix: 'Send a `returnUrl` whose origin RETURN_URL_ORIGINS lists.',
  },
  'connection-not-authorised': {
    status: 409,
    title: 'The connection has not been authorised yet',
    fix: 'Open its `authorizeUrl` and let the application in.',
  },
  'requestid-contradiction': {
    status: 409,
    title: 'The call contradicts an earlier one',
    fix: 'Use a requestid for one request only, and send the same body again.',
  },
});
