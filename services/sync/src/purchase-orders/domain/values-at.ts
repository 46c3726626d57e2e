/** The values of a stored body by path, as the preview names them: `Line[0].Amount`. */
export function valuesAt(content: string | undefined): Map<string, string | number | boolean> {
  const values = new Map<string, string | number | boolean>();
  if (content) collect(JSON.parse(content), '', values);
  return values;
}

function collect(value: unknown, path: string, values: Map<string, string | number | boolean>): void {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    values.set(path, value);
  } else if (Array.isArray(value)) {
    value.forEach((element, index) => collect(element, `${path}[${index}]`, values));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, element] of Object.entries(value))
      collect(element, path === '' ? key : `${path}.${key}`, values);
  }
}
