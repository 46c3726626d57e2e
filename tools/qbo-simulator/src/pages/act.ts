import { writeByHand } from '../by-hand/write-by-hand';
import { scalarText } from '../json';
import { ACTIONS } from './actions';
import { companyPath } from './addresses';
import { goTo, type AskedOfCompany, type Shown } from './asked';
import { notFound } from './not-found';
import { objectPage } from './object-page';
import { refusal } from './parts';
import { findSection } from './section';

/** POST of one of the buttons of an object. */
export function act(asked: AskedOfCompany): Shown {
  const { books, simulator, parameters, form } = asked;
  const { list = '', id = '', action: name = '' } = parameters;
  const section = findSection(list);
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!section || !action || !books.find(section.definition.name, id)) return notFound();
  const { definition, slug } = section;
  const { kind, action: word, input } = action;
  const resent = Object.fromEntries(
    (definition.resent ?? []).map((property) => [
      property,
      books.find(definition.name, id)?.[property] ?? null,
    ]),
  );
  const done = simulator.store.transaction(() =>
    writeByHand(books, {
      definition,
      kind,
      action: word,
      input: { ...resent, ...input, Id: id, SyncToken: scalarText(form['syncToken']) },
    }),
  );
  if (!done.ok) return objectPage(asked, refusal(done.faults));
  const path = kind === 'delete' ? companyPath(books, slug) : companyPath(books, slug, id);
  return goTo(`${path}?done=${action.done}`);
}
