import { html, type Html } from '../html/html';
import { type Delivery } from '../webhooks/delivery';
import { type Subscription } from '../webhooks/subscription';
import { companyPath } from './addresses';
import { show, type AskedOfCompany, type Shown } from './asked';
import { companyPage } from './company-page';
import { countText, instant } from './format';
import { pageOf } from './paging';
import { notFound } from './not-found';
import { code, facts, pager, tableOr, type Column } from './parts';

/** `…/webhooks`: which apps want to hear of this company, and what they were told. */
export function webhooksPage({ simulator, books, query }: AskedOfCompany): Shown {
  const { outbox } = simulator.dispatcher;
  const connected = simulator.grants.connectedApps(books.realmId);
  const columns: Column<Subscription>[] = [
    { heading: 'App', names: true, cell: ({ clientId }) => clientId },
    { heading: 'Endpoint', cell: ({ url }) => html`<span class="mono path">${url}</span>` },
    { heading: 'Form', wide: true, cell: ({ form }) => form },
    { heading: 'Entities', wide: true, cell: ({ entities }) => entities?.join(', ') ?? 'all' },
    {
      heading: 'Connected',
      cell: ({ clientId }) =>
        connected.has(clientId)
          ? html`<span class="badge good">yes</span>`
          : html`<span class="badge warn">no: hears nothing</span>`,
    },
    {
      heading: 'Events waiting',
      numeric: true,
      cell: ({ clientId }) => countText(outbox.waitingEvents(clientId)),
    },
  ];
  const deliveries = outbox
    .list()
    .flatMap(({ clientId }) => outbox.deliveriesOf(clientId))
    .filter(({ body }) => body.includes(`"${books.realmId}"`))
    .sort((one, other) => other.number - one.number);
  const { rows, ...page } = pageOf(deliveries, Number(query['page'] ?? 1));
  const main = html`<h2>Subscriptions</h2>
    ${tableOr('No app has subscribed to webhooks.', 'Subscriptions', columns, outbox.list())}
    <h2>Deliveries</h2>
    ${tableOr('Nothing has been delivered yet.', 'Deliveries', deliveryColumns(books.realmId), rows)}
    ${page.pages > 1 && pager(page, (to) => `${companyPath(books, 'webhooks')}?page=${to}`)}`;
  return show(companyPage(books, { title: 'Webhooks', at: 'webhooks', main }));
}

function deliveryColumns(realmId: string): Column<Delivery>[] {
  return [
    {
      heading: 'Delivery',
      names: true,
      cell: ({ number }) =>
        html`<a href="${companyPath({ realmId }, 'webhooks', String(number))}">${number}</a>`,
    },
    { heading: 'Made (UTC)', cell: ({ createdAt }) => html`<span class="day">${instant(createdAt)}</span>` },
    { heading: 'App', wide: true, cell: ({ clientId }) => clientId },
    { heading: 'Events', numeric: true, cell: ({ events }) => events },
    { heading: 'Attempts', numeric: true, cell: ({ attempts }) => attempts.length },
    { heading: 'State', cell: state },
    {
      heading: 'Next attempt (UTC)',
      wide: true,
      cell: ({ state: at, nextAttemptAt }) =>
        at === 'waiting' && html`<span class="day">${instant(nextAttemptAt)}</span>`,
    },
  ];
}

function state({ state: at, repeats }: Delivery): Html {
  const badge = html`<span class="badge ${at === 'acknowledged' ? 'good' : 'warn'}">${at}</span>`;
  return repeats === undefined ? badge : html`${badge} <small>repeats ${repeats}</small>`;
}

/** `…/webhooks/{number}`: one body and every attempt to hand it over. */
export function deliveryPage({ simulator, books, parameters }: AskedOfCompany): Shown {
  const { outbox } = simulator.dispatcher;
  const delivery = outbox
    .list()
    .flatMap(({ clientId }) => outbox.deliveriesOf(clientId))
    .find(
      ({ number, body }) => String(number) === parameters['number'] && body.includes(`"${books.realmId}"`),
    );
  if (!delivery) return notFound('There is no such delivery of this company.');
  const { attempts } = delivery;
  const columns: Column<(typeof attempts)[number]>[] = [
    { heading: 'Attempt', names: true, cell: (attempt) => attempts.indexOf(attempt) + 1 },
    { heading: 'Time (UTC)', cell: ({ at }) => html`<span class="day">${instant(at)}</span>` },
    { heading: 'Answer', cell: ({ status, problem }) => status ?? `none: ${problem ?? 'unknown'}` },
    { heading: 'Acknowledged', cell: ({ acknowledged }) => (acknowledged ? 'yes' : 'no') },
  ];
  const main = html`${facts([
      ['App', delivery.clientId],
      ['Made (UTC)', instant(delivery.createdAt)],
      ['Events', delivery.events],
      ['Content type', delivery.contentType],
      ['Next attempt (UTC)', delivery.state === 'waiting' ? instant(delivery.nextAttemptAt) : undefined],
    ])}
    <h2>Attempts</h2>
    ${tableOr('It has not been attempted yet.', 'Attempts', columns, attempts)}
    <h2>Body</h2>
    ${code(JSON.stringify(JSON.parse(delivery.body), null, 2))}`;
  const above = ['Webhooks', companyPath(books, 'webhooks')] as const;
  return show(
    companyPage(books, {
      title: `Delivery ${delivery.number}`,
      at: 'webhooks',
      above,
      beside: state(delivery),
      main,
    }),
  );
}
