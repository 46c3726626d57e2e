import { type JournalledCall } from '../calls/call-journal';
import { html, type Content, type Html } from '../html/html';
import { isObject, objectsOf, scalarText, type Json } from '../json';
import { companyPath } from './addresses';
import { show, type AskedOfCompany, type Shown } from './asked';
import { callBadge, methodOf, pathOf } from './calls-page';
import { companyPage } from './company-page';
import { instant } from './format';
import { notFound } from './not-found';
import { code, facts } from './parts';

/** `…/calls/{intuit_tid}`: one call with what was asked and what was answered. */
export async function callPage({ simulator, books, parameters }: AskedOfCompany): Promise<Shown> {
  const intuitTid = parameters['tid'] ?? '';
  const call = simulator.calls
    .of(books.realmId)
    .list()
    .find((one) => one.intuitTid === intuitTid);
  if (!call) return notFound('There is no such call in this company.');
  const whole = await simulator.callJournal.find(intuitTid);
  const mono = (text: string | undefined): Content =>
    text === undefined ? undefined : html`<span class="mono">${text}</span>`;
  const main = html`${facts([
    ['Time (UTC)', instant(call.startedAt)],
    ['App', call.clientId ?? 'none'],
    ['Took', `${call.durationMs} ms`],
    ['Kind', `${call.kind} ${call.entity ?? ''}`],
    ['In flight with it', call.inFlight],
    ['requestid', mono(call.requestid)],
    ['intuit_tid', mono(call.intuitTid)],
  ])}
  ${whole ? exchange(whole) : html`<p class="card empty">The journal of calls is off or has forgotten this one, so only this much is known.</p>`}`;
  return show(
    companyPage(books, {
      title: `${methodOf(call)} ${pathOf(call)}`,
      at: 'calls',
      above: ['Calls', companyPath(books, 'calls')],
      beside: callBadge(call),
      main,
    }),
  );
}

function exchange({ method, url, headers, body, status, answer }: JournalledCall): Html {
  const head = Object.entries(headers).map(
    ([name, value]) => `${name}: ${name === 'authorization' ? masked(value) : value}`,
  );
  const faults = faultsOf(answer);
  return html`<h2>Request</h2>
    ${code([`${method} ${decoded(url)}`, ...head].join('\n'))} ${body !== '' && code(readable(body))}
    <h2>Response</h2>
    ${
      faults.length > 0 &&
      html`<ul>
        ${faults.map((text) => html`<li>${text}</li>`)}
      </ul>`
    }
    ${code(status === 0 ? 'The connection was broken off on purpose.' : `${status}\n\n${readable(answer)}`)}`;
}

/** A query is read more easily as it was written. */
function decoded(url: string): string {
  try {
    return decodeURIComponent(url.replaceAll('+', ' '));
  } catch {
    return url;
  }
}

/** Whoever looks over a shoulder must not be able to call with it. */
function masked(authorization: string): string {
  const [scheme = '', secret = ''] = authorization.split(' ');
  return `${scheme} …${secret.slice(-4)}`;
}

/** Of the token endpoint: what was issued, and what was shown to get it. */
const SECRETS = [
  /("(?:access|refresh|id)_token":\s*")[^"]*([^"]{4}")/g,
  /(\b(?:code|token|refresh_token)=)[^&\s]*([^&\s]{4})/g,
];
/** Longer bodies are in the journal; nobody reads them here. */
const LONGEST = 200_000;

function readable(body: string): string {
  const json = parsed(body);
  const text = json === undefined ? body : JSON.stringify(json, null, 2);
  const safe = SECRETS.reduce((shown, secret) => shown.replace(secret, '$1…$2'), text);
  return safe.length > LONGEST
    ? `${safe.slice(0, LONGEST)}\n… ${safe.length - LONGEST} more characters`
    : safe;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** The errors of an answer of the data service or the gateway. */
function faultsOf(answer: string): string[] {
  const body = parsed(answer);
  if (!isObject(body)) return [];
  const fault = body['Fault'] ?? body['fault'];
  if (!isObject(fault)) return [];
  return objectsOf(fault['Error'] ?? fault['error']).map((error) =>
    [error['code'], error['Message'] ?? error['message'], error['Detail'] ?? error['detail']]
      .map(scalarText)
      .join(' · '),
  );
}
