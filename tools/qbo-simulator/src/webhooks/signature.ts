import { createHmac } from 'node:crypto';

/** Header `intuit-signature`: base64 of the HMAC-SHA256 of the raw body with the app's verifier token. */
export function signatureOf(body: string, verifierToken: string): string {
  return createHmac('sha256', verifierToken).update(body, 'utf8').digest('base64');
}
