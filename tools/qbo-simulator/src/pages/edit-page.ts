import { writeByHand } from '../by-hand/write-by-hand';
import { type Fault } from '../data-service/fault';
import { html, type Html } from '../html/html';
import { scalarText, type JsonObject } from '../json';
import { present } from '../model/present';
import { definitionOf } from '../model/registry';
import { companyPath } from './addresses';
import { goTo, show, type AskedOfCompany, type Shown } from './asked';
import { companyPage } from './company-page';
import { editFields, sentValue, storedText, type EditField } from './edit-fields';
import { editableLines, sentLines } from './edit-lines';
import { lineInputs } from './line-inputs';
import { notFound } from './not-found';
import { titleOf } from './object-page';
import { refusal } from './parts';
import { findSection, type Section } from './section';
import { capital } from './format';

/** `…/{id}/edit`: the form, and with `faults` what QuickBooks said to what was typed. */
export function editPage(asked: AskedOfCompany, faults: readonly Fault[] = []): Shown {
  const { books, parameters, form } = asked;
  const section = findSection(parameters['list'] ?? '');
  const id = parameters['id'] ?? '';
  const body = section && books.find(section.definition.name, id);
  if (!section?.definition.operations.includes('update') || !body) return notFound();
  const { definition, slug } = section;
  const path = companyPath(books, slug, id);
  const title = titleOf(section, present(definition, definitionOf, books, body));
  const stale = faults.some(({ code }) => code === '5010');
  const lines = editableLines(body);
  const main = html`${faults.length > 0 && refusal(faults)}
    ${stale && html`<p>It was changed since this form was opened. What you typed still stands below; <a href="${path}/edit">open it as it is now</a> to write.</p>`}
    <form method="post" action="${path}/edit">
      <input type="hidden" name="syncToken" value="${form['syncToken'] ?? scalarText(body['SyncToken'])}" />
      <fieldset>
        <legend>${capital(section.one)}</legend>
        <div class="fields">
          ${editFields(definition).map((field) => input(field, form[field.name] ?? storedText(field, body), faults))}
        </div>
      </fieldset>
      ${lines.length > 0 && lineInputs(books, body, lines, form)}
      <div class="actions">
        <button class="primary">Save</button><a class="button" href="${path}">Cancel</a>
      </div>
    </form>`;
  const page = companyPage(books, {
    title: `Edit ${lowerFirst(section, title)}`,
    at: slug,
    above: [title, path],
    main,
  });
  return show(page, faults.length > 0 ? 400 : 200);
}

/** Names keep their capital. */
function lowerFirst({ definition }: Section, title: string): string {
  return definition.kind === 'name-list' ? title : `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

function input({ name, label, control, choices }: EditField, value: string, faults: readonly Fault[]): Html {
  const wrong = faults.some(({ element }) => element === name) && html` aria-invalid="true"`;
  switch (control) {
    case 'long':
      return html`<label class="whole"
        >${label} <textarea name="${name}" ${wrong}>${value}</textarea>
      </label>`;
    case 'choice':
      return html`<label
        >${label}
        <select name="${name}">
          ${choices.map((choice) => html`<option${choice === value && html` selected`}>${choice}</option>`)}
        </select></label
      >`;
    case 'date':
      return html`<label>${label} <input type="date" name="${name}" value="${value}" ${wrong} /></label>`;
    case 'number':
      return html`<label
        >${label} <input name="${name}" value="${value}" inputmode="decimal" class="num" ${wrong}
      /></label>`;
    case 'text':
      return html`<label>${label} <input name="${name}" value="${value}" ${wrong} /></label>`;
  }
}

/** POST of the form: only what was changed is sent, as a sparse update. */
export function saveEdit(asked: AskedOfCompany): Shown {
  const { books, simulator, parameters, form } = asked;
  const section = findSection(parameters['list'] ?? '');
  const id = parameters['id'] ?? '';
  const body = section && books.find(section.definition.name, id);
  if (!section?.definition.operations.includes('update') || !body) return notFound();
  const { definition, slug } = section;
  const path = companyPath(books, slug, id);
  const changes = { ...changedFields(asked, section, body), ...changedLines(body, form) };
  if (Object.keys(changes).length === 0) return goTo(`${path}?done=nothing`);
  const resent = Object.fromEntries(
    (definition.resent ?? []).map((property) => [property, body[property] ?? null]),
  );
  const input = { ...resent, ...changes, sparse: true, Id: id, SyncToken: scalarText(form['syncToken']) };
  const done = simulator.store.transaction(() =>
    writeByHand(books, { definition, kind: 'update', action: 'edited', input }),
  );
  return done.ok ? goTo(`${path}?done=saved`) : editPage(asked, done.faults);
}

function changedFields({ form }: AskedOfCompany, { definition }: Section, body: JsonObject): JsonObject {
  const changes: JsonObject = {};
  for (const field of editFields(definition)) {
    const typed = plain(form[field.name]);
    if (typed !== undefined && typed !== plain(storedText(field, body)))
      changes[field.name] = sentValue(field, typed, body);
  }
  return changes;
}

/** Browsers send line breaks of a text area as CR LF, and drop one at its beginning. */
function plain<T extends string | undefined>(text: T): T | string {
  return text === undefined ? text : text.replaceAll('\r\n', '\n').trim();
}

function changedLines(body: JsonObject, form: AskedOfCompany['form']): JsonObject {
  const Line = sentLines(body, form);
  return Line ? { Line } : {};
}
