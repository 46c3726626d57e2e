export type Form = 'xml' | 'json';

interface Wish {
  readonly form: Form;
  readonly quality: number;
}

/**
 * The form in which an answer is wanted: the better liked of JSON and XML in `Accept`, the first of equals. Types
 * with a star wish for neither. `format=json` in the address, which some clients send, is a wish as well.
 */
export function wantedForm(accept: string, format: string | null, otherwise: Form): Form {
  const wishes = accept
    .split(',')
    .map(wishOf)
    .filter((wish) => wish !== undefined)
    .sort((a, b) => b.quality - a.quality);
  const [best] = wishes;
  if (best) return best.form;
  return format === 'json' || format === 'xml' ? format : otherwise;
}

function wishOf(range: string): Wish | undefined {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const form = /\b(json|xml)$/.exec(type)?.[1];
  const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
  if (form === undefined || !(quality > 0)) return undefined;
  return { form: form === 'json' ? 'json' : 'xml', quality };
}
