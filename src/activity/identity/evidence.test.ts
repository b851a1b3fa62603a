import { expect, test } from 'vitest';
import { build, type Case, data, ESTATE, foundOf, instance, MAIN, service } from './cases.fixture.ts';
import * as trail from './trail.fixture.ts';

const { HOME, OTHER, session, user, assumed, byToken, bySaml, call, invoke } = trail;

const cases: readonly Case[] = [
  [
    'AWS names the person',
    [invoke(session({ ...build, more: { onBehalfOf: { userId: '9067-ana' } } }), 30)],
    'person 9067-ana on-behalf-of high',
    'AWS names',
  ],
  [
    'the snapshot knows the person',
    [invoke(session({ ...build, more: { onBehalfOf: { userId: '9067-ana' } } }), 30)],
    'person ana@acme.example on-behalf-of high',
    '',
    ESTATE,
  ],
  [
    'AWS names the person, whoever began the session',
    [byToken(build, MAIN), invoke(session({ ...build, more: { onBehalfOf: { userId: '9067-ana' } } }), 30)],
    'person 9067-ana on-behalf-of high',
    '',
  ],
  [
    'sign-in to Identity Center',
    [call('signin', 'UserAuthentication', { type: 'IdentityCenterUser', onBehalfOf: { userId: '9067-ana' } }, 1)],
    'person 9067-ana on-behalf-of high',
    '',
  ],
  [
    'a SAML provider',
    [bySaml(build, 'ana', `arn:aws:iam::${HOME}:saml-provider/corp`), invoke(session(build), 30)],
    'person ana saml high',
    'vouches',
  ],
  [
    'a transient SAML subject is named by the provider',
    [
      bySaml({ ...build, name: 'ana' }, '_f00', `arn:aws:iam::${HOME}:saml-provider/corp`, { subjectType: 'transient' }),
      invoke(session({ ...build, name: 'ana' }), 30),
    ],
    'person ana saml high',
    '',
  ],
  ['Identity Center', [bySaml(data, 'ana@acme.example'), invoke(session(data), 30)], 'person ana@acme.example saml high', 'signed', ESTATE],
  ['a workflow', [byToken(build, MAIN), invoke(session(build), 30)], 'pipeline acme/models on main oidc high', MAIN],
  [
    'a token of somebody else in the form of a workflow',
    [byToken(build, MAIN, `arn:aws:iam::${HOME}:oidc-provider/id.evil.example`), invoke(session(build), 30)],
    `pipeline ${MAIN} of id.evil.example oidc high`,
    'evil',
  ],
  [
    'a pod',
    [
      byToken(build, 'system:serviceaccount:ml:tuner', `arn:aws:iam::${HOME}:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/AB`),
      invoke(session(build), 30),
    ],
    'workload ml/tuner oidc high',
    '',
  ],
  [
    'an app user of Cognito',
    [byToken(build, 'us-east-1:7f', 'cognito-identity.amazonaws.com'), invoke(session(build), 30)],
    'person us-east-1:7f oidc medium',
    'anybody',
  ],
  ['a user', [invoke(user('joe'), 30)], 'user joe iam-user medium', 'long-term key'],
  [
    'a user whose key somebody made',
    [
      bySaml(data, 'ana@acme.example'),
      call('iam', 'CreateAccessKey', session(data), 20, { responseElements: { accessKey: { accessKeyId: 'AKIAJOE' } } }),
      invoke(user('joe'), 30),
    ],
    'user joe iam-user medium',
    'made by `ana@acme.example`',
  ],
  [
    'the user of a long-term API key',
    [
      call('iam', 'CreateServiceSpecificCredential', user('eve'), 20, {
        requestParameters: { userName: 'BedrockAPIKey-1', serviceName: 'bedrock.amazonaws.com' },
      }),
      invoke({ ...user('BedrockAPIKey-1'), accessKeyId: undefined }, 30),
    ],
    'user BedrockAPIKey-1 iam-user medium',
    'made by `eve`',
  ],
  [
    'a session that a user asked for',
    [
      call('sts', 'GetSessionToken', user('joe'), 9, { responseElements: { credentials: { accessKeyId: 'ASIAJOE' } } }),
      invoke(user('joe', 'ASIAJOE'), 30),
    ],
    'user joe iam-user medium',
    '',
  ],
  [
    'credentials that a user handed on',
    [
      invoke(
        {
          type: 'FederatedUser',
          arn: `arn:aws:sts::${HOME}:federated-user/temp`,
          accessKeyId: 'ASIAFED',
          sessionContext: { sessionIssuer: { type: 'IAMUser', arn: `arn:aws:iam::${HOME}:user/joe`, userName: 'joe' } },
        },
        30,
      ),
    ],
    'user joe iam-user medium',
    'handed on',
  ],
  [
    'the root user',
    [invoke({ type: 'Root', arn: `arn:aws:iam::${HOME}:root`, accountId: HOME }, 30)],
    'root root user root high',
    'which person',
  ],
  [
    'a root session that a user assumed',
    [
      call('sts', 'AssumeRoot', user('joe'), 10, {
        requestParameters: { targetPrincipal: OTHER },
        responseElements: { credentials: { accessKeyId: 'ASIAROOT' } },
      }),
      invoke(
        {
          type: 'Root',
          arn: `arn:aws:iam::${OTHER}:root`,
          accountId: OTHER,
          accessKeyId: 'ASIAROOT',
          sessionContext: { assumedRoot: 'true' },
        },
        30,
      ),
    ],
    'user joe iam-user medium',
    '',
  ],
  [
    'a root session that somebody assumed',
    [
      invoke(
        {
          type: 'Root',
          arn: `arn:aws:iam::${OTHER}:root`,
          accountId: OTHER,
          accessKeyId: 'ASIAROOT',
          sessionContext: { assumedRoot: 'true' },
        },
        30,
      ),
    ],
    'unknown  none none',
    'not in this trail',
  ],
  ['a service', [invoke(service('config'), 30)], 'service config.amazonaws.com service high', 'by itself'],
  [
    'a record without a type',
    [invoke({ invokedBy: 'secretsmanager.amazonaws.com' }, 30)],
    'service secretsmanager.amazonaws.com service high',
    '',
  ],
  [
    'a service-linked role',
    [invoke(session({ ...build, role: 'aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig' }), 30)],
    'service config.amazonaws.com service high',
    'none but it',
  ],
  [
    'a role that only looks service-linked',
    [invoke(session({ ...build, role: 'AWSServiceRoleForConfig' }), 30)],
    'unknown  session-name low',
    'called itself',
  ],
  ['an instance', [assumed(service('ec2'), instance), invoke(session(instance), 30)], 'workload i-0abc service high', 'began the session'],
  [
    'an instance by the way of its credentials',
    [invoke(session({ ...instance, context: { ec2RoleDelivery: '2.0' } }), 30)],
    'workload i-0abc service high',
    'metadata',
  ],
  ['a session that is only called like an instance', [invoke(session(instance), 30)], 'unknown  session-name low', 'i-0abc'],
  [
    'a function',
    [assumed(service('lambda'), { ...build, name: 'fn' }), invoke(session({ ...build, name: 'fn' }), 30)],
    'workload fn service high',
    '',
  ],
  [
    'a training job',
    [assumed(service('sagemaker'), { ...build, name: 'SageMaker' }), invoke(session({ ...build, name: 'SageMaker' }), 30)],
    'workload build service high',
    '',
  ],
  [
    'what AWS gave the credentials to',
    [invoke(session({ ...build, more: { inScopeOf: { credentialsIssuedTo: `arn:aws:lambda:us-east-1:${HOME}:function:ask` } } }), 30)],
    'workload ask in-scope-of high',
    '',
  ],
  [
    'a product that acts for the customer',
    [invoke(session({ ...build, more: { invokedByDelegate: { accountId: OTHER } } }), 30)],
    `workload product of account ${OTHER} in-scope-of high`,
    '',
  ],
  [
    'a role that only a service can take',
    [invoke(session({ ...build, role: 'runs', name: 'fn' }), 30)],
    'workload fn service medium',
    'trust policy',
    ESTATE,
  ],
  [
    'a service with a session of somebody',
    [invoke(session({ ...build, more: { invokedBy: 'athena.amazonaws.com' } }), 30)],
    'service athena.amazonaws.com service medium',
    'not known',
  ],
  [
    'a session of a permission set',
    [invoke(session(data), 30)],
    'person ana@acme.example identity-center-session medium',
    'named the session',
  ],
  [
    'one that the person has by the snapshot',
    [invoke(session(data), 30)],
    'person ana@acme.example identity-center-session high',
    'who has',
    ESTATE,
  ],
  [
    'one that the person has not',
    [invoke(session({ ...data, name: 'bo@acme.example' }), 30)],
    'person bo@acme.example identity-center-session medium',
    'no such assignment',
    ESTATE,
  ],
  [
    'a role that is only called like one',
    [invoke(session({ ...data, role: 'AWSReservedSSO_Data_0123456789abcdef' }), 30)],
    'unknown  session-name low',
    '',
    ESTATE,
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
