import { type Simulator } from '../simulator';
import { type Grant } from './grants';
import { subjectOf } from './users';

/** Fixed in Intuit's own clients, so it is not the simulator's address. */
export const ISSUER = 'https://oauth.platform.intuit.com/op/v1';

/** Seconds. */
const ID_TOKEN_LIFE = 3600;

/** The id_token of a grant; none when `openid` was not asked for. */
export function idTokenOf({ users, signingKey, clock }: Simulator, grant: Grant): string | undefined {
  const user = users.get(grant.user);
  if (!user || !scopesOf(grant).has('openid')) return undefined;
  const iat = Math.floor(clock.now() / 1000);
  return signingKey.sign({
    sub: subjectOf(user),
    aud: [grant.clientId],
    realmid: grant.realmId,
    auth_time: Math.floor(grant.startedAt / 1000),
    iss: ISSUER,
    exp: iat + ID_TOKEN_LIFE,
    iat,
  });
}

/** What userinfo tells: each of `profile`, `email` and `phone` opens its part. */
export function userInfoOf({ users }: Simulator, grant: Grant): Record<string, unknown> | undefined {
  const user = users.get(grant.user);
  const scopes = scopesOf(grant);
  if (!user || !scopes.has('openid')) return undefined;
  const { email, emailVerified, givenName, familyName, phoneNumber } = user;
  return {
    sub: subjectOf(user),
    ...(scopes.has('profile') ? { givenName, familyName } : {}),
    ...(scopes.has('email') ? { email, emailVerified } : {}),
    ...(scopes.has('phone') && phoneNumber !== undefined ? { phoneNumber, phoneNumberVerified: true } : {}),
  };
}

function scopesOf({ scope }: Grant): ReadonlySet<string> {
  return new Set(scope.split(' '));
}
