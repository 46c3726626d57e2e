import { type CompanyBooks } from '../company/books';
import { html, type Content, type Html } from '../html/html';
import { scalarText, type JsonObject } from '../json';
import { ACTIONS, type Action } from './actions';
import { companyPath } from './addresses';
import { type Section } from './section';

/** What a person can do with an object as it is now. What cannot be taken back is asked for twice. */
export function actionBar(books: CompanyBooks, section: Section, body: JsonObject): Content {
  const { definition, slug } = section;
  const path = companyPath(books, slug, scalarText(body['Id']));
  const offered = Object.entries(ACTIONS).filter(([, action]) => action.offered(definition, body));
  const edit =
    definition.operations.includes('update') && html`<a class="button" href="${path}/edit">Edit</a>`;
  const merge = definition.name === 'Vendor' && html`<a class="button" href="${path}/merge">Merge</a>`;
  if (!edit && offered.length === 0) return undefined;
  return html`<div class="actions">
    ${edit}${offered.map(([name, action]) => button(`${path}/${name}`, action, body))}${merge}
  </div>`;
}

function button(path: string, { label, warning, danger }: Action, body: JsonObject): Html {
  const token = html`<input type="hidden" name="syncToken" value="${scalarText(body['SyncToken'])}" />`;
  const press = html`<button${danger && html` class="danger"`}>${label}</button>`;
  const form = html`<form method="post" action="${path}">${token}${press}</form>`;
  return warning === undefined
    ? form
    : html`<details name="action">
        <summary>${label}</summary>
        <div>
          <p>${warning}</p>
          ${form}
        </div>
      </details>`;
}
