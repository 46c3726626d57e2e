import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new API key: `lb_` and 256 random bits. Shown once; only its hash is kept. */
export function newApiKey(): string {
  return `lb_${randomBytes(32).toString('base64url')}`;
}

/** SHA-256 in hex. A key has 256 random bits, so a plain hash cannot be searched. */
export function apiKeyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Compares without telling by its time how much was alike. */
export function sameInConstantTime(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
