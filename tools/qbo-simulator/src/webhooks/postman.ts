import { type Delivery, type Attempt } from './delivery';
import { signatureOf } from './signature';
import { type Subscription } from './subscription';

/** Hands a body over once and tells what came of it; it never throws. `stopped` breaks it off. */
export async function post(
  delivery: Delivery,
  subscription: Subscription,
  trace: { readonly intuitTid: string; readonly at: number; readonly stopped: AbortSignal },
): Promise<Attempt> {
  const { at, stopped } = trace;
  try {
    const response = await fetch(subscription.url, {
      method: 'POST',
      redirect: 'manual',
      body: delivery.body,
      headers: {
        'content-type': delivery.contentType,
        'intuit-signature': signatureOf(delivery.body, subscription.verifierToken),
        'intuit-t-id': trace.intuitTid,
        'intuit-created-time': new Date(delivery.createdAt).toISOString(),
        'intuit-notification-schema-version': subscription.schemaVersion,
        'user-agent': 'intuit_notification_server/0.1',
      },
      signal: AbortSignal.any([stopped, AbortSignal.timeout(subscription.answerWithinMs)]),
    });
    // Nothing in the answer counts but its status; an unread one would keep the connection.
    await response.body?.cancel();
    const { status } = response;
    return { at, status, acknowledged: acknowledges(subscription, status) };
  } catch (error) {
    return { at, status: null, acknowledged: false, problem: nameOf(error) };
  }
}

function nameOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : 'unknown';
}

function acknowledges({ acknowledgedBy }: Subscription, status: number): boolean {
  return acknowledgedBy === '2xx' ? status >= 200 && status < 300 : status === 200;
}
