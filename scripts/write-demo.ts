/** Writes examples/acme again: `node --import tsx scripts/write-demo.ts`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { demoContents } from '../src/app/demo.ts';

const target = new URL('../examples/acme/', import.meta.url);
rmSync(target, { recursive: true, force: true });
for (const { path, content } of demoContents()) {
  const file = new URL(path, target);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, content);
}
