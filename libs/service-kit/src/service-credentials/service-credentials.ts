import { createSecretKey, type KeyObject, randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

/** How long a credential lives, in seconds. */
export const CREDENTIAL_SECONDS = 60;

const CLOCK_TOLERANCE_SECONDS = 5;
const ALGORITHM = 'HS256';

/** Signs and checks what services show each other. All services of an installation share the key. */
export class ServiceCredentials {
  /** As an object: jose imports bytes anew for every token. */
  private readonly key: KeyObject;

  constructor(
    key: Uint8Array,
    private readonly service: string,
  ) {
    this.key = createSecretKey(key);
  }

  /** A token for one audience only, so that a service cannot pass on what it was shown. */
  async sign(audience: string): Promise<string> {
    return new SignJWT()
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(this.service)
      .setAudience(audience)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${CREDENTIAL_SECONDS}s`)
      .sign(this.key);
  }

  /** The service that speaks, or undefined when the token is not a valid one for us. */
  async verify(token: string): Promise<string | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        audience: this.service,
        algorithms: [ALGORITHM],
        maxTokenAge: CREDENTIAL_SECONDS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['iss', 'jti', 'exp'],
      });
      return payload.iss;
    } catch {
      return undefined;
    }
  }
}
