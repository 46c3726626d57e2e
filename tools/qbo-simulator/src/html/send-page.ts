import { type FastifyReply } from 'fastify';
import { layout, type Page } from './layout';

/**
 * Nothing is loaded but the stylesheet and the icon of this server, and no script runs. Where forms may lead to is left to
 * the consent page, which sends the browser on to the app.
 */
const SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

export interface PageOptions {
  readonly status?: number;
  /** Forms of the page may lead to other sites. */
  readonly leavesSite?: boolean;
}

export function sendPage(
  reply: FastifyReply,
  page: Page,
  { status = 200, leavesSite = false }: PageOptions = {},
): FastifyReply {
  const policy = leavesSite ? SECURITY_POLICY : [...SECURITY_POLICY, "form-action 'self'"];
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .headers({
      'content-security-policy': policy.join('; '),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    .send(layout(page));
}
