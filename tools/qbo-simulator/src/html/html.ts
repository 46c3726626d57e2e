/** A piece of HTML that is safe to send. */
export class Html {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** What can stand in a template: text is escaped, lists are joined, nothing leaves nothing behind. */
export type Content = Html | string | number | false | null | undefined | readonly Content[];

/**
 * The one way in which this simulator writes HTML. Whatever is put in is escaped unless it came out of a template itself;
 * values of attributes stand in double quotes.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  const parts = strings.map((text, position) => text + textOf(values[position]));
  return new Html(parts.join(''));
}

function textOf(content: Content): string {
  if (content === undefined || content === null || content === false) return '';
  if (content instanceof Html) return content.text;
  if (typeof content === 'object') return content.map(textOf).join('');
  return escapeHtml(String(content));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
