import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** The key behind the id_tokens, made when the first one is asked for; with a data directory it stays the same. */
export class SigningKey {
  private key: KeyObject | undefined;

  constructor(private readonly dataDir: string | undefined) {}

  /** A JWT with the given claims, signed with RS256. */
  sign(claims: Readonly<Record<string, unknown>>): string {
    const header = { kid: this.jwk().kid, typ: 'JWT', alg: 'RS256' };
    const content = `${encode(header)}.${encode(claims)}`;
    return `${content}.${sign('RSA-SHA256', Buffer.from(content), this.privateKey()).toString('base64url')}`;
  }

  /** The public half, as the JWKS shows it. */
  jwk(): Readonly<Record<'kty' | 'n' | 'e' | 'kid' | 'use' | 'alg', string>> {
    const { n = '', e = '' } = createPublicKey(this.privateKey()).export({ format: 'jwk' });
    const kid = createHash('sha256').update(n).digest('base64url').slice(0, 24);
    return { kty: 'RSA', e, use: 'sig', kid, alg: 'RS256', n };
  }

  private privateKey(): KeyObject {
    this.key ??= this.load() ?? this.make();
    return this.key;
  }

  private load(): KeyObject | undefined {
    const file = this.file();
    return file !== undefined && fs.existsSync(file) ? createPrivateKey(fs.readFileSync(file)) : undefined;
  }

  private make(): KeyObject {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const file = this.file();
    if (file !== undefined) {
      fs.writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
    }
    return privateKey;
  }

  private file(): string | undefined {
    return this.dataDir === undefined ? undefined : path.join(this.dataDir, 'signing-key.pem');
  }
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
