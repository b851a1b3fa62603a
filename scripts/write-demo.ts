/** Writes examples/acme again: `node --import tsx scripts/write-demo.ts`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { demoFiles } from '../src/demo/demo-files.ts';

const target = new URL('../examples/acme/', import.meta.url);
rmSync(target, { recursive: true, force: true });
for (const { path, content } of demoFiles()) {
  const file = new URL(path, target);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, content);
}
