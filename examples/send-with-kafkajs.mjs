/**
 * A host that speaks Kafka: approves an order, revises it, and approves and cancels another. Plain kafkajs and none of
 * Ledgerbridge's code.
 *
 *   npm start -- --kafka                      (in another terminal)
 *   node examples/send-with-kafkajs.mjs       reads brokers, tenant and division from .ledgerbridge/run.json
 *   node examples/send-with-kafkajs.mjs --brokers host:9092 --tenant demo --division main [--prefix acme.]
 */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import kafkajs from 'kafkajs';

const given = options();
const { brokers, tenant, division, api, apiKey } = settings();

const first = order(`KAFKA-${Date.now()}`, 2, '25.50');
const second = order(`KAFKA-${Date.now() + 1}`, 1, '12.75');
const producer = new kafkajs.Kafka({ clientId: 'example-host', brokers }).producer({
  idempotent: true,
  createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
});
await producer.connect();
await send('po.approved', first);
await send('po.revised', { ...order(first.externalId, 3, '38.25'), revision: 2 });
await send('po.approved', second);
await send('po.canceled', { externalId: second.externalId, revision: 2, division, reason: 'Ordered twice' });
await producer.disconnect();
if (apiKey) await show([first, second]);

/** One CloudEvent 1.0 as structured JSON; the key keeps messages of one order in their order. */
async function send(topic, data) {
  const event = {
    specversion: '1.0',
    id: randomUUID(),
    source: '/example-host',
    type: `ledgerbridge.${topic}.v1`,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    tenantid: tenant,
    data,
  };
  await producer.send({
    topic: `${given.prefix}${topic}`,
    acks: -1,
    messages: [
      {
        key: data.externalId,
        value: JSON.stringify(event),
        headers: { 'content-type': 'application/cloudevents+json' },
      },
    ],
  });
  console.log(`sent ${topic}  ${data.externalId}  revision ${data.revision}`);
}

function order(externalId, quantity, amount) {
  return {
    externalId,
    number: externalId,
    revision: 1,
    division,
    supplier: { externalId: 'SUP-100', name: 'Hicks Hardware' },
    currency: 'USD',
    issueDate: new Date().toISOString().slice(0, 10),
    lines: [
      {
        externalId: '1',
        item: { externalId: 'ITEM-PUMP', name: 'Pump' },
        description: 'Fountain pump',
        quantity: String(quantity),
        unitPrice: '12.75',
        amount,
      },
    ],
    total: amount,
  };
}

/** What became of them, over REST. */
async function show(orders) {
  for (const { externalId } of orders) {
    const document = await settled(externalId);
    const { status, revision, quickbooks } = document ?? { status: 'not there yet' };
    console.log(`${externalId}  revision ${revision}  ${status}  ${quickbooks?.docNumber ?? ''}`.trimEnd());
  }
}

async function settled(externalId) {
  let document;
  for (let tries = 0; tries < 60; tries++) {
    const response = await fetch(`${api}/v1/purchase-orders/${encodeURIComponent(externalId)}`, {
      headers: { authorization: `Bearer ${apiKey}`, 'ledgerbridge-tenant': tenant },
    });
    document = response.ok ? await response.json() : undefined;
    if (document?.revision === 2 && !['received', 'queued', 'sending', 'held'].includes(document.status))
      break;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return document;
}

function settings() {
  const home = process.env.LEDGERBRIDGE_HOME || path.resolve(import.meta.dirname, '../.ledgerbridge');
  const file = path.join(home, 'run.json');
  const run = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  const found = given.brokers?.split(',') ?? run.kafkaBrokers;
  if (!found)
    throw new Error('No broker is known: start with npm start -- --kafka, or give --brokers host:port');
  return {
    brokers: found,
    tenant: given.tenant ?? run.tenantId ?? 'demo',
    division: given.division ?? run.division ?? 'main',
    api: run.api,
    apiKey: run.apiKey,
  };
}

function options() {
  const text = { type: 'string' };
  try {
    // `prefix`: where an installation serves several hosts, each writes topics with its own.
    return parseArgs({
      options: { brokers: text, tenant: text, division: text, prefix: { ...text, default: '' } },
    }).values;
  } catch (error) {
    console.error(
      `${error.message}\n\nOptions: --brokers host:9092 --tenant demo --division main --prefix acme.`,
    );
    process.exit(2);
  }
}
