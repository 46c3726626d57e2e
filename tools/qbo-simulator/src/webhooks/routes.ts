import { type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { read, type ControlAnswer, type Route } from '../control/route';
import { type Simulator } from '../simulator';
import { WEBHOOK_NAMES } from './entities';
import { subscriptionSchema } from './subscription';

const testEventSchema = z.strictObject({
  realmId: z.string(),
  entity: z.enum(WEBHOOK_NAMES as [string, ...string[]]).default('Customer'),
  id: z.string().default('1'),
});

/** `/_control/webhooks`: what an app's webhooks page offers, and what was delivered. */
export function webhookRoutes({ clients, clock, dispatcher }: Simulator, route: Route): void {
  const { outbox } = dispatcher;
  const clientOf = (request: FastifyRequest) => (request.params as { clientId: string }).clientId;
  const unknown = (clientId: string): ControlAnswer => ({
    status: 404,
    body: { error: `${clientId} has no subscription.` },
  });
  route('GET', '/webhooks', () => ({ body: { subscriptions: outbox.list() } }));
  route('PUT', '/webhooks/:clientId', (request) => {
    const clientId = clientOf(request);
    if (!clients.get(clientId)) return { status: 404, body: { error: `There is no app ${clientId}.` } };
    const subscription = { clientId, ...read(subscriptionSchema, request.body) };
    outbox.subscribe(subscription);
    dispatcher.poke();
    return { body: subscription };
  });
  route('DELETE', '/webhooks/:clientId', (request) => ({
    body: { removed: outbox.unsubscribe(clientOf(request)) },
  }));
  route('GET', '/webhooks/:clientId/deliveries', (request) => {
    const clientId = clientOf(request);
    return {
      body: { waitingEvents: outbox.waitingEvents(clientId), deliveries: outbox.deliveriesOf(clientId) },
    };
  });
  route('POST', '/webhooks/:clientId/test-event', (request) => {
    const subscription = outbox.subscription(clientOf(request));
    if (!subscription) return unknown(clientOf(request));
    const { realmId, entity, id } = read(testEventSchema, request.body);
    outbox.enqueue(subscription, { realmId, entity, entityId: id, operation: 'updated', at: clock.now() });
    dispatcher.poke();
    return { status: 202, body: { entity, id } };
  });
  route('POST', '/webhooks/settle', async () => {
    dispatcher.poke();
    await dispatcher.settled();
    return { body: {} };
  });
}
