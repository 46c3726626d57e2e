import { type Company } from '../company/company';
import { html, type Html } from '../html/html';
import { type Page } from '../html/layout';
import { belongsTo, type User } from './users';

/** What the user is asked to allow. */
export interface ConsentRequest {
  readonly client_id: string;
  readonly redirect_uri: string;
  readonly scope: string;
  readonly state: string;
  /** The account that is signed in. */
  readonly simulator_user: string;
}

function hiddenFields(request: Partial<ConsentRequest>): Html[] {
  return Object.entries(request).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
}

function companyButton(request: ConsentRequest, { realmId, name }: Company): Html {
  return html`<tr>
    <th scope="row">${name}</th>
    <td class="mono wide">${realmId}</td>
    <td class="num">
      <form method="post" action="/connect/oauth2/consent">
        ${hiddenFields(request)}<input type="hidden" name="realmId" value="${realmId}" />
        <button class="primary" name="decision" value="connect" aria-label="Connect ${name}">Connect</button>
      </form>
    </td>
  </tr>`;
}

function signIn({ simulator_user, ...request }: ConsentRequest, users: readonly User[]): Html {
  const options = users.map(
    ({ email, role }) =>
      html`<option value="${email}" ${email === simulator_user && html` selected`}>
        ${email} (${role})
      </option>`,
  );
  return html`<form method="get" action="/connect/oauth2" class="search">
    ${hiddenFields(request)}<input type="hidden" name="response_type" value="code" />
    <label
      >Signed in as
      <select name="simulator_user">
        ${options}
      </select></label
    >
    <button>Sign in as</button>
  </form>`;
}

/** Who is signed in, and the companies of that user to choose from. */
export function consentPage(
  request: ConsentRequest,
  users: readonly User[],
  companies: readonly Company[],
): Page {
  const user = users.find(({ email }) => email === request.simulator_user);
  const own = companies.filter(({ realmId }) => user && belongsTo(user, realmId));
  const list = html`<div class="card scroll">
    <table>
      <tbody>
        ${own.map((company) => companyButton(request, company))}
      </tbody>
    </table>
  </div>`;
  return {
    title: 'Connect an app',
    main: html`${signIn(request, users)}
      <p>
        The app <strong>${request.client_id}</strong> asks for <code>${request.scope}</code>. Choose a
        company:
      </p>
      ${own.length > 0 ? list : html`<p class="card empty">There is no company yet.</p>`}
      <form method="post" action="/connect/oauth2/consent">
        ${hiddenFields(request)}
        <p><button name="decision" value="cancel">Cancel</button></p>
      </form>`,
  };
}

export function errorPage(text: string): Page {
  return { title: 'The app cannot be connected', main: html`<p>${text}</p>` };
}
