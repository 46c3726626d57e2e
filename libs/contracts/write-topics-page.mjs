/** `npm run docs`: writes docs/topics.md from the built schemas. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const { topicsPage } = createRequire(import.meta.url)(
  path.join(root, 'dist/libs/contracts/src/messages/topics-page.js'),
);
fs.writeFileSync(path.join(root, 'docs/topics.md'), topicsPage());
