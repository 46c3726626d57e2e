import { type Company } from '../company/company';
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

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function hiddenFields(request: Partial<ConsentRequest>): string {
  return Object.entries(request)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(String(value))}">`)
    .join('');
}

function companyButton(request: ConsentRequest, { realmId, name }: Company): string {
  return `<form method="post" action="/connect/oauth2/consent">${hiddenFields(request)}
<input type="hidden" name="realmId" value="${realmId}">
<p><strong>${escapeHtml(name)}</strong> (${realmId}) <button name="decision" value="connect">Connect</button></p></form>`;
}

function signIn({ simulator_user, ...request }: ConsentRequest, users: readonly User[]): string {
  const options = users.map(({ email, role }) => {
    const selected = email === simulator_user ? ' selected' : '';
    return `<option value="${escapeHtml(email)}"${selected}>${escapeHtml(email)} (${role})</option>`;
  });
  return `<form method="get" action="/connect/oauth2">${hiddenFields(request)}
<input type="hidden" name="response_type" value="code">
<p><label>Signed in as <select name="simulator_user">${options.join('')}</select></label> <button>Sign in as</button></p></form>`;
}

/** A plain page: who is signed in, and the companies of that user to choose from. */
export function consentPage(
  request: ConsentRequest,
  users: readonly User[],
  companies: readonly Company[],
): string {
  const user = users.find(({ email }) => email === request.simulator_user);
  const own = companies.filter(({ realmId }) => user && belongsTo(user, realmId));
  return page(
    'Connect an app',
    `${signIn(request, users)}
<p>The app <strong>${escapeHtml(request.client_id)}</strong> asks for ${escapeHtml(request.scope)}. Choose a company:</p>
${own.map((company) => companyButton(request, company)).join('\n') || '<p>There is no company yet.</p>'}
<form method="post" action="/connect/oauth2/consent">${hiddenFields(request)}
<button name="decision" value="cancel">Cancel</button></form>`,
  );
}

export function errorPage(text: string): string {
  return page('The app cannot be connected', `<p>${escapeHtml(text)}</p>`);
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>
<h1>${title}</h1>${body}
<footer><p>This is a simulation of QuickBooks Online for development and tests. It is not Intuit's.</p></footer></body></html>`;
}
