import { expect, test } from 'vitest';
import { createAttributor } from './attributor.ts';
import type { Json } from '../../estate/json.ts';
import { abroad, build, type Case, data, deploy, ESTATE, foundOf, MAIN, mallory, service, stranger } from './cases.fixture.ts';
import * as trail from './trail.fixture.ts';

const { HOME, OTHER, session, user, assumed, byToken, bySaml, began, call, invoke, roleArn } = trail;

const cases: readonly Case[] = [
  [
    'two hops',
    [bySaml(data, 'ana@acme.example'), assumed(session(data), build), assumed(session(build), deploy), invoke(session(deploy), 30)],
    'person ana@acme.example saml high',
    '',
  ],
  [
    'two hops from a session whose start is missing',
    [assumed(session(data), build), assumed(session(build), deploy), invoke(session(deploy), 30)],
    'person ana@acme.example identity-center-session medium',
    '',
  ],
  [
    'a hop is missing',
    [bySaml(data, 'ana@acme.example'), assumed(session(build), deploy), invoke(session(deploy), 30)],
    'unknown  session-name low',
    '`work`',
  ],
  [
    'a call that failed began nothing',
    [{ ...byToken(build, MAIN), errorCode: 'AccessDenied' }, invoke(session(build), 30)],
    'unknown  session-name low',
    '',
  ],
  [
    'an account without its trail',
    [assumed(stranger, build), invoke(session(build), 30)],
    `account account ${OTHER} account low`,
    'whose trail',
  ],
  [
    'an account with its trail',
    [
      byToken(abroad, MAIN),
      assumed(session(abroad), build, {}, { sharedEventID: 's1', recipientAccountId: OTHER }),
      assumed(stranger, build, {}, { sharedEventID: 's1' }),
      invoke(session(build), 30),
    ],
    'pipeline acme/models on main oidc high',
    '',
  ],
  [
    'a copy without a shared id',
    [
      byToken(abroad, MAIN),
      assumed(session(abroad), build, {}, { recipientAccountId: OTHER }),
      assumed(stranger, build),
      invoke(session(build), 30),
    ],
    'pipeline acme/models on main oidc high',
    '',
  ],
  [
    'a call in the trail of the owner',
    [
      byToken(abroad, MAIN),
      invoke(session(abroad), 30, { sharedEventID: 's2', recipientAccountId: OTHER }),
      invoke(stranger, 30, { sharedEventID: 's2' }),
    ],
    'pipeline acme/models on main oidc high',
    '',
  ],
  ['nobody signed', [invoke({ type: 'AWSAccount', principalId: '', accountId: 'anonymous' }, 30)], 'unknown  none none', 'nobody signed'],
  ['the record tells nothing', [invoke({}, 30)], 'unknown  none none', ''],
  [
    'a console has its own keys',
    [bySaml(build, 'ana'), invoke(session({ ...build, key: 'ASIACONSOLE' }), 30, { sessionCredentialFromConsole: 'true' })],
    'person ana saml medium',
    'second of start',
  ],
  [
    'another key of the same second is another session',
    [bySaml(build, 'ana'), invoke(session({ ...build, key: 'ASIAOTHER' }), 30)],
    'unknown  session-name low',
    '',
  ],
  [
    'a console that was entered by a link',
    [
      byToken(build, MAIN),
      call('signin', 'GetSigninToken', session(build), 25),
      invoke(session({ ...build, key: 'ASIACONSOLE', since: 25 }), 30),
    ],
    'pipeline acme/models on main oidc medium',
    '',
  ],
  [
    'a role that a user took on in the console',
    [
      call('signin', 'SwitchRole', session({ ...build, key: 'ASIA1' }), 10, {
        additionalEventData: { SwitchFrom: `arn:aws:iam::${HOME}:user/joe` },
      }),
      invoke(session({ ...build, key: 'ASIA2' }), 30),
    ],
    'user joe iam-user medium',
    '',
  ],
  [
    'a key that two calls gave out',
    [bySaml(build, 'ana'), assumed(user('joe'), build), invoke(session(build), 30)],
    'unknown  session-name low',
    'more than one call',
  ],
  ['a key that had expired', [bySaml(build, 'ana'), invoke(session(build), 8000)], 'unknown  session-name low', 'expired'],
  [
    'a key that was not yet given out',
    [bySaml({ ...build, since: 500 }, 'ana'), invoke(session(build), 30)],
    'unknown  session-name low',
    'before',
  ],
  [
    'a key of another role',
    [bySaml(build, 'ana'), invoke(session({ ...deploy, key: build.key, since: 10 }), 30)],
    'unknown  session-name low',
    'another role',
  ],
  [
    'a key of another session',
    [bySaml(build, 'ana'), invoke(session({ ...mallory, key: build.key }), 30)],
    'unknown  session-name low',
    'another session',
  ],
  [
    'sessions that began each other',
    [assumed(session(deploy), build), assumed(session({ ...build, since: 10 }), { ...deploy, since: 10 }), invoke(session(build), 30)],
    'unknown  session-name low',
    'circle',
  ],
  [
    'a source identity that its holder chose',
    [invoke(session({ ...mallory, context: { sourceIdentity: 'ana' } }), 30)],
    'person ana source-identity medium',
    'chose',
  ],
  [
    'one that must be something',
    [invoke(session({ ...mallory, role: 'asked', context: { sourceIdentity: 'ana' } }), 30)],
    'person ana source-identity medium',
    'chose',
    ESTATE,
  ],
  [
    'one that the trust policy fixes',
    [invoke(session({ ...mallory, role: 'fixed', context: { sourceIdentity: 'ana' } }), 30)],
    'person ana source-identity high',
    'fixes',
    ESTATE,
  ],
  [
    'one that only a provider can set',
    [invoke(session({ ...mallory, role: 'federated', context: { sourceIdentity: 'ana@acme.example' } }), 30)],
    'person ana@acme.example source-identity high',
    'only an identity provider',
    ESTATE,
  ],
  [
    'one that the provider set',
    [
      bySaml(build, '_f00', `arn:aws:iam::${HOME}:saml-provider/corp`, { sourceIdentity: 'ana' }),
      invoke(session({ ...build, context: { sourceIdentity: 'ana' } }), 30),
    ],
    'person ana source-identity high',
    'provider set',
  ],
  [
    'one that says the same as the chain',
    [assumed(user('joe'), build, { sourceIdentity: 'joe' }), invoke(session({ ...build, context: { sourceIdentity: 'joe' } }), 30)],
    'user joe iam-user medium',
    'says the same',
  ],
  [
    'one that the chain contradicts',
    [
      byToken(build, MAIN),
      assumed(session(build), deploy, { sourceIdentity: 'ana' }),
      invoke(session({ ...deploy, context: { sourceIdentity: 'ana' } }), 30),
    ],
    'pipeline acme/models on main oidc medium',
    '`ana`',
  ],
  [
    'a certificate',
    [
      assumed(service('rolesanywhere'), build, { sourceIdentity: 'CN=host' }),
      invoke(session({ ...build, context: { sourceIdentity: 'CN=host' } }), 30),
    ],
    'workload CN=host source-identity high',
    '',
  ],
];

test.each(cases.map(([what, records, answer, why, estate]) => ({ what, records, answer, why, estate })))(
  '$what',
  ({ records, answer, why, estate }) => {
    const found = foundOf(records, estate);
    expect(found.answer).toBe(answer);
    expect(found.why).toContain(why);
  },
);

test('two calls of one session with different evidence have different answers', () => {
  const plain = invoke(session(data), 30);
  const [first, second] = trail.eventsOf([
    plain,
    { ...invoke(session({ ...data, more: { onBehalfOf: { userId: '9067-bo' } } }), 31), eventID: 'x' },
  ]);
  if (first === undefined || second === undefined) throw new Error('two events');
  const who = createAttributor([first, second], ESTATE);
  for (let again = 0; again < 2; again++) {
    expect(who(first).identity.name).toBe('ana@acme.example');
    expect(who(second).identity.name).toBe('bo@acme.example');
  }
});

test('evidence and roles are told from the start of the chain', () => {
  const records = [
    bySaml(data, 'ana@acme.example'),
    assumed(session(data), build),
    assumed(session(build), deploy),
    invoke(session(deploy), 30),
  ];
  const events = trail.eventsOf(records);
  const last = events.at(-1);
  if (last === undefined) throw new Error('no event');
  const { evidence, roles } = createAttributor(events, undefined)(last);
  expect(evidence).toEqual(events.slice(0, 3).map(({ id }) => id));
  expect(roles).toEqual([data.role, build.role, deploy.role].map((name) => roleArn(name)));
});

test('a chain of more than 20 links ends nowhere, one of 20 does not', () => {
  const hop = (index: number) => ({ ...build, name: `hop${index}`, key: `ASIA${index}`, since: 10 + index });
  const chain = (length: number): readonly Json[] => [
    began('AssumeRoleWithWebIdentity', { type: 'WebIdentityUser', userName: MAIN, identityProvider: trail.GITHUB }, hop(0)),
    ...Array.from({ length: length - 1 }, (_, index) => assumed(session(hop(index)), hop(index + 1))),
    invoke(session(hop(length - 1)), 100),
  ];
  const kindOf = (length: number): string => {
    const events = trail.eventsOf(chain(length));
    const last = events.at(-1);
    return last === undefined ? '' : createAttributor(events, undefined)(last).identity.kind;
  };
  expect([kindOf(20), kindOf(21)]).toEqual(['pipeline', 'unknown']);
});
