import { send, type Answer, type Driver } from './driver';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** The pages of a driver's company, used as a browser without scripts would. */
export class Pages {
  constructor(readonly driver: Driver) {}

  /** A page below the company; '' is its overview. */
  async get(path: string): Promise<Answer> {
    return send(this.url(path), 'GET');
  }

  /** Fills in the form of a page that leads to an address, sends it and gives what follows. */
  async submit(path: string, action: string, changes: Record<string, string> = {}): Promise<Answer> {
    const form = formOf((await this.get(path)).text, `/companies/${this.driver.realmId}${action}`);
    return this.post(action, { ...form, ...changes });
  }

  async post(
    action: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const body = new URLSearchParams(fields).toString();
    const answer = await send(this.url(action), 'POST', body, { ...FORM, ...headers });
    const location = answer.headers.get('location');
    return location === null ? answer : send(`${this.driver.simulator.url}${location}`, 'GET');
  }

  private url(path: string): string {
    return `${this.driver.simulator.url}/companies/${this.driver.realmId}${path}`;
  }
}

/** What the fields of a form hold when nobody has typed anything. */
function formOf(page: string, action: string): Record<string, string> {
  const form = page.split('<form').find((part) => part.includes(`action="${action}"`));
  if (form === undefined) throw new Error(`The page has no form that leads to ${action}`);
  const fields: Record<string, string> = {};
  const inside = form.slice(0, form.indexOf('</form>'));
  for (const [tag] of inside.matchAll(/<input[^>]*>/g)) {
    const unchecked = /type="(checkbox|radio)"/.test(tag) && !/\schecked/.test(tag);
    if (!unchecked) fields[attribute(tag, 'name')] = attribute(tag, 'value');
  }
  for (const [, name = '', text = ''] of inside.matchAll(/<textarea name="([^"]*)"[^>]*>([^<]*)</g))
    fields[name] = plain(text);
  for (const [, name = '', options = ''] of inside.matchAll(/<select name="([^"]*)">([\s\S]*?)<\/select>/g)) {
    const chosen =
      /<option[^>]*\sselected[^>]*>([^<]*)/.exec(options) ?? /<option[^>]*>([^<]*)/.exec(options);
    fields[name] = plain(chosen?.[1] ?? '').trim();
  }
  return fields;
}

const attribute = (tag: string, name: string): string =>
  plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

function plain(text: string): string {
  return text.replace(/&#(\d+);/g, (_whole, character: string) => String.fromCharCode(Number(character)));
}

/** What a reader sees of a page: its text without tags, blanks and line breaks as one blank. */
export function textOf({ text }: Answer): string {
  return plain(text.replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ');
}
