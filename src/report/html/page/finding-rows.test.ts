import { expect, test } from 'vitest';
import { buildPageData } from '../build-page-data.ts';
import { finding, report } from '../report.fixture.ts';
import { type FindingFilter, findingRows, haystacks } from './finding-rows.ts';

const data = buildPageData(
  report(['a', 'b'], {
    findings: [
      finding('mild', { severity: 'low', check: 'other' }),
      finding('known', { state: 'known' }),
      finding('worst', { severity: 'critical' }),
      finding('unread', { verdict: 'unknown', severity: 'critical' }),
      finding('accepted', { state: 'suppressed', severity: 'critical' }),
    ],
  }),
);
const hay = haystacks(data);
const ALL: FindingFilter = { text: '', check: '', account: '', severities: new Set(), states: new Set() };
const shown = (filter: Partial<FindingFilter> = {}) =>
  findingRows(data, hay, { ...ALL, ...filter }).map(({ check, worst, findings }) => [
    check.id,
    worst,
    findings.map(({ fingerprint }) => fingerprint.split(' ')[1]).join(' '),
  ]);

test('findings stand under their checks: what counts first, the worst first, what is accepted last', () => {
  expect(shown()).toEqual([
    ['condition-trap', 'critical', 'worst known unread accepted'],
    ['other', 'low', 'mild'],
  ]);
});

test.each<[string, Partial<FindingFilter>, string]>([
  ['severity', { severities: new Set(['low']) }, 'mild'],
  ['state', { states: new Set(['suppressed']) }, 'accepted'],
  ['what nobody can tell', { states: new Set(['unknown']) }, 'unread'],
  ['check', { check: 'other' }, 'mild'],
  ['text of the proof', { text: 'accounts/WORST.json:7' }, 'worst'],
  ['an account without findings', { account: '000000000000' }, ''],
])('they are filtered by %s', (_, filter, expected) => {
  expect(
    shown(filter)
      .map(([, , names]) => names)
      .join(' '),
  ).toBe(expected);
});
