import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type * as Compiled from '../src/trail/read-trail.ts';
import { readTrail } from '../src/trail/read-trail.ts';
import { openTrailIndex } from '../src/trail/trail-index.ts';
import { writeTrail } from '../src/trail/trail.fixture.ts';

const top = mkdtempSync(join(tmpdir(), 'trail-threads-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const files = writeTrail(join(top, 'trail'), 400, 400);

test('a trail that threads read, any number of them, is the trail that none reads', async () => {
  const compiled = (await import(new URL('../dist/trail/read-trail.js', import.meta.url).href)) as typeof Compiled;
  const alone = await readTrail(files);
  expect(alone.events.length).toBeGreaterThan(60_000);
  for (const threads of [2, 3]) {
    const index = openTrailIndex(join(top, `index-${threads}`), { version: '1', every: false });
    const told: string[] = [];
    expect(await compiled.readTrail(files, { threads, index, onProgress: (done, total) => told.push(`${done} of ${total}`) })).toEqual(
      alone,
    );
    expect(told.at(-1)).toBe('401 of 401');
    expect(await compiled.readTrail(files, { threads, index })).toEqual(alone);
    index.close();
  }
});
