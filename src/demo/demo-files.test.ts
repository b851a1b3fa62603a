import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { demoFiles } from './demo-files.ts';
import { trailFiles } from './trail/trail-files.ts';

const folder = new URL('../../examples/acme/', import.meta.url);

test('examples/acme is what the demo writes; otherwise run scripts/write-demo.ts', () => {
  for (const { path, content } of demoFiles()) expect(readFileSync(new URL(path, folder), 'utf8'), path).toBe(content);
  const present = (readdirSync(folder, { recursive: true, withFileTypes: true }) as { isFile(): boolean }[]).filter((entry) =>
    entry.isFile(),
  );
  expect(present).toHaveLength(demoFiles().length + trailFiles().length);
});

// versions of zlib compress differently: what counts is what is inside
test('and so is its trail', () => {
  for (const { path, content } of trailFiles()) expect(gunzipSync(readFileSync(new URL(path, folder))).toString(), path).toBe(content);
});

test('the same bytes every time', () => {
  expect(demoFiles()).toEqual(demoFiles());
  expect(trailFiles()).toEqual(trailFiles());
});
