import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { SERVICES } from './options.mjs';

/** Roles of PostgreSQL that log in with a password. */
const ROLES = ['lb_topics', ...SERVICES.flatMap((name) => [`lb_${name}_app`, `lb_${name}_worker`])];

/**
 * The secrets of a development installation, made once and kept readable by their owner alone.
 * @param {string} home
 * @returns {{ apiKey: string, operatorKey: string, installationKey: string, vaultKey: string, messageKey: string,
 *   serviceKey: string, passwords: Record<string, string> }}
 */
export function ensureSecrets(home) {
  const file = path.join(home, 'secrets.json');
  if (!fs.existsSync(file)) {
    const next = `${file}.next`;
    fs.writeFileSync(next, `${JSON.stringify(newSecrets(), undefined, 2)}\n`, { mode: 0o600 });
    fs.renameSync(next, file);
  }
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

/** Keys of the API are configured by their hash alone. */
export const sha256 = (text) => createHash('sha256').update(text).digest('hex');

function newSecrets() {
  const key = () => `1:${randomBytes(32).toString('base64')}`;
  return {
    apiKey: `lb_${randomBytes(32).toString('base64url')}`,
    operatorKey: `lb_${randomBytes(32).toString('base64url')}`,
    installationKey: key(),
    vaultKey: key(),
    messageKey: key(),
    serviceKey: randomBytes(32).toString('base64'),
    passwords: Object.fromEntries(ROLES.map((role) => [role, randomBytes(18).toString('hex')])),
  };
}
