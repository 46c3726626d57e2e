import { createSecretKey, type KeyObject, randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

/** How long a credential lives, in seconds. */
export const CREDENTIAL_SECONDS = 60;

const CLOCK_TOLERANCE_SECONDS = 5;
/** A credential is shown again for this long, in milliseconds: signing takes longer than all else that a call needs. */
const SHOWN_MS = (CREDENTIAL_SECONDS * 1000) / 2;
/** The credentials that are remembered: a replica of a service shows one at a time. */
const MOST_REMEMBERED = 1_000;
const ALGORITHM = 'HS256';

/** Signs and checks what services show each other. All services of an installation share the key. */
export class ServiceCredentials {
  /** As an object: jose imports bytes anew for every token. */
  private readonly key: KeyObject;
  /** By audience. */
  private readonly signed = new Map<string, Signed>();
  private readonly verified = new Map<string, Verified>();

  constructor(
    key: Uint8Array,
    private readonly service: string,
  ) {
    this.key = createSecretKey(key);
  }

  /** A token for one audience only, so that a service cannot pass on what it was shown. */
  async sign(audience: string): Promise<string> {
    const now = Date.now();
    const known = this.signed.get(audience);
    if (known && now < known.until) return known.token;
    const token = this.signNow(audience);
    this.signed.set(audience, { token, until: now + SHOWN_MS });
    return token;
  }

  /** The service that speaks, or undefined when the token is not a valid one for us. */
  async verify(token: string): Promise<string | undefined> {
    const known = this.verified.get(token);
    if (known) return Date.now() < known.until ? known.service : undefined;
    const found = await this.verifyNow(token);
    if (found === undefined) return undefined;
    if (this.verified.size >= MOST_REMEMBERED) this.verified.clear();
    this.verified.set(token, found);
    return found.service;
  }

  private signNow(audience: string): Promise<string> {
    return new SignJWT()
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(this.service)
      .setAudience(audience)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${CREDENTIAL_SECONDS}s`)
      .sign(this.key);
  }

  private async verifyNow(token: string): Promise<Verified | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        audience: this.service,
        algorithms: [ALGORITHM],
        maxTokenAge: CREDENTIAL_SECONDS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['iss', 'jti', 'exp'],
      });
      const { iss: service = '', exp = 0 } = payload;
      return { service, until: exp * 1000 };
    } catch {
      return undefined;
    }
  }
}

interface Signed {
  readonly token: Promise<string>;
  /** In milliseconds of the Unix epoch, like {@link Verified.until}. */
  readonly until: number;
}

interface Verified {
  readonly service: string;
  readonly until: number;
}
