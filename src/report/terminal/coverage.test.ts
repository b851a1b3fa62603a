import { expect, test } from 'vitest';
import { coverage, type Result } from '../../compliance/coverage.ts';
import type { Framework } from '../../compliance/framework.ts';
import { renderCoverage } from './coverage.ts';
import { COLOR, PLAIN } from './palette.ts';

const framework: Framework = {
  id: 'example',
  name: 'Example Framework',
  version: '2.0',
  publisher: 'Nobody',
  url: 'https://example.com',
  sources: [],
  notice: '(c) Nobody',
  requirements: [
    { id: 'A-1', asks: 'Everything is encrypted', confirmed: true, topics: ['encryption'] },
    { id: 'A-2', asks: 'Everything is logged', confirmed: true, topics: ['logging'] },
    { id: 'A-3', asks: 'Nothing leaves', confirmed: false, checks: ['wall'] },
    { id: 'A-4', asks: 'Duties are kept apart', confirmed: true, topics: ['separation-of-duties'] },
    { id: 'A-5', asks: 'Everybody is trained', confirmed: true },
    { id: 'A-6', asks: 'Images are new', confirmed: true, topics: ['upkeep'] },
  ],
};
const of = (id: string, topic: Result['check']['topics'][number], pass: number, fail: number, unknown: number, crash?: string): Result => ({
  check: { id, topics: [topic] },
  counts: { pass, fail, unknown },
  crash,
});
const results = [
  of('key', 'encryption', 1200, 0, 0),
  of('other-key', 'encryption', 0, 0, 0),
  of('log', 'logging', 5, 2, 1),
  of('wall', 'isolation', 3, 0, 4),
  of('duties', 'separation-of-duties', 0, 0, 0),
  of('image', 'upkeep', 1, 0, 0, 'out of order'),
];
const of20 = coverage(framework, results, [...results.map(({ check }) => check), { id: 'left', topics: ['logging'] }]);

test('shows each requirement with what speaks for and against it, and calls nothing good that was not looked at', () => {
  expect(renderCoverage(of20, PLAIN)).toBe(`Example Framework 2.0 (Nobody): 6 requirements
  1 failing, 2 cannot tell, 1 met, 1 no evidence, 1 not covered

  requirement                     fail   pass  cannot tell  checks  in our words
  A-1                met             0  1,200            0  1 of 2  Everything is encrypted
  A-2                failing         2      5            1  1 of 2  Everything is logged
  A-3 (unconfirmed)  cannot tell     0      3            4  1 of 1  Nothing leaves
  A-4                no evidence     0      0            0  0 of 1  Duties are kept apart
  A-5                not covered                                    Everybody is trained
  A-6                cannot tell     0      1            0  1 of 1  Images are new

What speaks against it
  check     evidence for
  log    2  A-2

What nobody can tell
  check              evidence for
  left   not run     A-2
  wall   4           A-3
  image  broke down  A-6

met: everything that checks had to look at passed. A check tests a part of a requirement, so this is evidence and no certificate.
no evidence: checks test it and had nothing to look at; not covered: no check of Mantlet tests it. Neither is good or bad.
unconfirmed: the id or its meaning was not found in a public source; look it up before you rely on it.

(c) Nobody
`);
});

test('green is what is met, and nothing else', () => {
  const green = renderCoverage(of20, COLOR)
    .split('\n')
    .filter((line) => line.includes(COLOR.green('x').split('x')[0] as string));
  expect(green).toHaveLength(1);
  expect(green[0]).toContain('A-1');
});

test('a narrow terminal gets row by row', () => {
  expect(renderCoverage(of20, { ...PLAIN, width: 40 })).toContain('  A-1\n    met | fail 0 | pass 1,200 | cannot tell 0 | checks 1 of 2');
});
