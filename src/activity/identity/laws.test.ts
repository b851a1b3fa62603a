import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../estate/json.ts';
import type { TrailEvent } from '../event.ts';
import { createAttributor } from './attributor.ts';
import type { Attribution, Confidence } from './attribution.ts';
import { ESTATE } from './cases.fixture.ts';
import { assumed, bySaml, byToken, eventsOf, HOME, invoke, OTHER, permissionSet, session, type SessionOf, user } from './trail.fixture.ts';

const ORDER: readonly Confidence[] = ['none', 'low', 'medium', 'high'];

/** How a chain begins, and through which roles it goes: in the same account or another, seen from both sides or not, through a service or not. */
interface Plan {
  readonly start: 'center' | 'saml' | 'workflow' | 'user' | 'instance' | 'nothing';
  readonly hops: readonly { readonly abroad: boolean; readonly service: boolean; readonly console: boolean }[];
  readonly sourceIdentity: boolean;
}

const plans = fc.array(
  fc.record({
    start: fc.constantFrom('center', 'saml', 'workflow', 'user', 'instance', 'nothing'),
    hops: fc.array(fc.record({ abroad: fc.boolean(), service: fc.boolean(), console: fc.boolean() }), { maxLength: 5 }),
    sourceIdentity: fc.boolean(),
  }) as fc.Arbitrary<Plan>,
  { minLength: 1, maxLength: 4 },
);

/** Records of a plan. Each chain has a time of its own, and people set their own source identity truly. */
function recordsOf({ start, hops, sourceIdentity }: Plan, index: number): readonly Json[] {
  const time = index * 100;
  const person = start === 'user' ? `joe${index}` : 'ana@acme.example';
  const truly = sourceIdentity && start !== 'workflow' && start !== 'instance' && start !== 'nothing';
  const context: Json = truly ? { sourceIdentity: person } : {};
  const records: Json[] = [];
  const first: SessionOf = {
    role: start === 'center' ? permissionSet('Data') : 'first',
    name: start === 'instance' ? 'i-0abc' : person,
    key: `ASIA${index}FIRST`,
    since: time,
    context: start === 'user' ? {} : context,
  };
  if (start === 'center') records.push(bySaml(first, person, undefined, truly ? { sourceIdentity: person } : {}));
  if (start === 'saml')
    records.push(bySaml(first, person, `arn:aws:iam::${HOME}:saml-provider/corp`, truly ? { sourceIdentity: person } : {}));
  if (start === 'workflow') records.push(byToken(first, 'repo:acme/models:ref:refs/heads/main'));
  if (start === 'instance') records.push(assumed({ type: 'AWSService', invokedBy: 'ec2.amazonaws.com' }, first));
  let caller = start === 'user' ? user(person) : session(first);
  let account = HOME;
  for (const [number, hop] of hops.entries()) {
    const target = hop.abroad ? (account === HOME ? OTHER : HOME) : account;
    const next = {
      role: `hop${number}`,
      name: `work${number}`,
      key: `ASIA${index}HOP${number}`,
      since: time + number + 1,
      account: target,
      context,
    };
    if (target === account) records.push(assumed(caller, next, {}, { recipientAccountId: account }));
    else {
      const shared = { sharedEventID: `${index} ${number}` };
      records.push(assumed(caller, next, {}, { ...shared, recipientAccountId: account }));
      records.push(
        assumed({ type: 'AWSAccount', principalId: 'AROA:x', accountId: account }, next, {}, { ...shared, recipientAccountId: target }),
      );
    }
    records.push(invoke(session(next), time + number + 20, { eventID: `call ${index} ${number}`, recipientAccountId: target }));
    if (hop.service)
      records.push(
        invoke(session({ ...next, more: { invokedBy: 'athena.amazonaws.com' } }), time + 30, { eventID: `through ${index} ${number}` }),
      );
    if (hop.console)
      records.push(
        invoke(session({ ...next, key: `ASIA${index}CON${number}` }), time + 30, {
          eventID: `console ${index} ${number}`,
          sessionCredentialFromConsole: 'true',
        }),
      );
    caller = session(next);
    account = target;
  }
  records.push(invoke(caller, time + 40, { eventID: `last ${index}` }));
  return records;
}

const answersOf = (events: readonly TrailEvent[], known: readonly TrailEvent[] = events): ReadonlyMap<string, Attribution> => {
  const who = createAttributor(known, ESTATE);
  return new Map(events.map((event) => [`${event.account} ${event.id}`, who(event)]));
};

test('who made a call depends neither on the order of events nor on copies', () => {
  fc.assert(
    fc.property(plans, fc.infiniteStream(fc.nat({ max: 1000 })), fc.nat({ max: 5 }), (all, order, copies) => {
      const events = eventsOf(all.flatMap(recordsOf));
      const mixed = [...events, ...events.slice(0, copies)]
        .map((event) => ({ event, place: order.next().value as number }))
        .sort((a, b) => a.place - b.place)
        .map(({ event }) => event);
      const expected = answersOf(events);
      for (const [id, answer] of answersOf(mixed)) expect(answer, id).toEqual(expected.get(id));
    }),
    { numRuns: 200 },
  );
});

test('without a call of STS no answer is more certain, and nobody becomes another person', () => {
  fc.assert(
    fc.property(plans, fc.nat({ max: 1000 }), (all, which) => {
      const events = eventsOf(all.flatMap(recordsOf));
      const calls = events.filter(({ source }) => source === 'sts.amazonaws.com');
      const removed = calls[which % Math.max(1, calls.length)];
      const before = answersOf(events);
      const left = events.filter((event) => event !== removed);
      for (const [id, { identity, confidence }] of answersOf(left)) {
        const full = before.get(id);
        if (full === undefined) throw new Error(id);
        expect(ORDER.indexOf(confidence), id).toBeLessThanOrEqual(ORDER.indexOf(full.confidence));
        if (identity.kind === 'person' || identity.kind === 'pipeline' || identity.kind === 'user')
          expect(identity.name, id).toBe(full.identity.name);
      }
    }),
    { numRuns: 400 },
  );
});

test('with every call of STS in the trail, every call has the start of its chain', () => {
  fc.assert(
    fc.property(plans, (all) => {
      for (const [index, plan] of all.entries()) {
        if (plan.start === 'nothing') continue;
        const events = eventsOf(all.flatMap(recordsOf));
        const name = {
          center: 'ana@acme.example',
          saml: 'ana@acme.example',
          workflow: 'acme/models on main',
          user: `joe${index}`,
          instance: 'i-0abc',
        }[plan.start];
        expect(answersOf(events).get(`${events.find(({ id }) => id === `last ${index}`)?.account} last ${index}`)?.identity.name).toBe(
          name,
        );
      }
    }),
    { numRuns: 100 },
  );
});

test('whatever stands in a record, nothing is thrown', () => {
  const scrap = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.constant(null),
    fc.constantFrom('AssumedRole', 'IAMUser', 'Root', 'SAMLUser', 'AWSAccount'),
  );
  const members = [
    'type',
    'arn',
    'principalId',
    'accountId',
    'accessKeyId',
    'userName',
    'invokedBy',
    'sessionContext',
    'onBehalfOf',
    'inScopeOf',
  ];
  const records = fc.array(
    fc.record({
      identity: fc.dictionary(fc.constantFrom(...members), fc.oneof(scrap, fc.dictionary(fc.string(), scrap))),
      request: fc.dictionary(fc.constantFrom('roleArn', 'roleSessionName', 'principalArn'), scrap),
      response: fc.dictionary(
        fc.constantFrom('credentials', 'assumedRoleUser'),
        fc.oneof(scrap, fc.dictionary(fc.constantFrom('accessKeyId', 'arn', 'expiration'), scrap)),
      ),
      name: fc.constantFrom('AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity', 'ConsoleLogin'),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(records, (all) => {
      const events = eventsOf(
        all.map(({ identity, request, response, name }, index) => ({
          ...invoke(identity, index),
          eventID: `${index}`,
          eventSource: name === 'ConsoleLogin' ? 'signin.amazonaws.com' : 'sts.amazonaws.com',
          eventName: name,
          requestParameters: request,
          responseElements: response,
        })),
      );
      answersOf(events);
    }),
  );
});

test('where all keys of a trail have been made alike, nobody is guessed, and the work still grows with the number of events', () => {
  const alike = { role: 'build', name: 'work', key: 'ASIASAME' };
  const records = Array.from({ length: 50_000 }, (_, index) => [
    { ...assumed(user('joe', 'ASIASAME'), { ...alike, since: index % 10 }), eventID: `a${index}` },
    { ...invoke(session({ ...alike, since: index % 10, more: { invokedBy: 'athena.amazonaws.com' } }), index), eventID: `b${index}` },
  ]).flat();
  const events = eventsOf(records);
  const who = createAttributor(events, undefined);
  expect(new Set(events.map((event) => who(event).identity.kind))).toEqual(new Set(['user', 'unknown']));
}, 20_000);
