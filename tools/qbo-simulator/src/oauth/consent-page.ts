import { type Company } from '../company/company';

/** What the user is asked to allow. */
export interface ConsentRequest {
  readonly client_id: string;
  readonly redirect_uri: string;
  readonly scope: string;
  readonly state: string;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function hiddenFields(request: ConsentRequest): string {
  return Object.entries(request)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(String(value))}">`)
    .join('');
}

function companyButton(request: ConsentRequest, { realmId, name }: Company): string {
  return `<form method="post" action="/connect/oauth2/consent">${hiddenFields(request)}
<input type="hidden" name="realmId" value="${realmId}">
<p><strong>${escapeHtml(name)}</strong> (${realmId}) <button name="decision" value="connect">Connect</button></p></form>`;
}

/** A plain page that offers every company. */
export function consentPage(request: ConsentRequest, companies: readonly Company[]): string {
  return page(
    'Connect an app',
    `<p>The app <strong>${escapeHtml(request.client_id)}</strong> asks to read and write accounting data. Choose a company:</p>
${companies.map((company) => companyButton(request, company)).join('\n') || '<p>There is no company yet.</p>'}
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
