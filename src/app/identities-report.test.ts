import { expect, test } from 'vitest';
import { buildActivity } from '../activity/activity.ts';
import { build, data, deploy, ESTATE } from '../activity/identity/cases.fixture.ts';
import { bySaml, eventsOf, invoke, roleArn, session } from '../activity/identity/trail.fixture.ts';
import { identitiesReport } from './identities-report.ts';

const other = { ...data, key: 'ASIAOTHERDATA', since: 40 };
const events = eventsOf([
  bySaml(data, 'ana@acme.example'),
  invoke(session(data), 30),
  // another session of the same person, whose beginning is not in the trail
  invoke(session(other), 50),
  invoke(session(build), 31),
  invoke(session(deploy), 32),
  { ...invoke(session(deploy), 33), userIdentity: { type: 'AWSAccount', accountId: 'anonymous' } },
]);
const { identities, attributed } = identitiesReport(buildActivity(events, { estate: ESTATE }));

test('a person is one row, whatever the ways by which the calls were attributed', () => {
  const [ana, ...others] = identities;
  expect(ana).toMatchObject({ name: 'ana@acme.example', id: '9067-ana', confidence: 'high', events: 3, roles: [roleArn(data.role)] });
  expect(ana?.ways.map(({ method, confidence, events: some }) => `${method} ${confidence} ${some}`)).toEqual([
    'saml high 2',
    'identity-center-session high 1',
  ]);
  expect(others.map(({ name }) => name)).toEqual(['', '', '']);
});

test('evidence is the call that began the session, or the call itself', () => {
  expect(identities[0]?.evidence).toEqual(['AssumeRoleWithSAML ASIADATA ', 'InvokeModel 50 AssumedRole ']);
});

test('callers who are not known are a row for each role, with the names that they gave themselves', () => {
  const unknown = identities.filter(({ kind }) => kind === 'unknown');
  expect(unknown.map(({ principals, asserted, confidence }) => [principals[0], asserted[0], confidence])).toEqual([
    [undefined, undefined, 'none'],
    [roleArn('build'), 'work', 'low'],
    [roleArn('deploy'), 'release', 'low'],
  ]);
});

test('every event is counted once, and every one without somebody has a reason', () => {
  expect(attributed).toMatchObject({ events: 6, high: 3, medium: 0, low: 2, none: 1 });
  expect(attributed.missing.map(({ why, events: some }) => [why, some])).toEqual([
    ['the call that began the session is not in this trail', 2],
    ['nobody signed the call', 1],
  ]);
});
