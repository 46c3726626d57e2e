import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Every failpoint that a service's source names. */
export function failpointsOf(service: string): string[] {
  const root = path.resolve(__dirname, '../../services', service, 'src');
  const names = new Set<string>();
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('spec.ts')) continue;
    for (const [, name] of readFileSync(path.join(root, file), 'utf8').matchAll(
      /\bat\(\s*'([a-z0-9-]+(?:\.[a-z0-9-]+)+)'/g,
    ))
      if (name) names.add(name);
  }
  return [...names].sort();
}
