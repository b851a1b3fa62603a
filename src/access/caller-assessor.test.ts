import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Account, Attachment, Estate, Principal } from '../estate/estate.ts';
import { compileLayers } from '../iam/compiled/decide.ts';
import { parsePolicy } from '../iam/parse.ts';
import type { PolicyKind } from '../iam/policy.ts';
import { hasBit } from './bits.ts';
import { callerOf, NO_ASSUMPTIONS } from './caller.ts';
import { CallerAssessor } from './caller-assessor.ts';
import { layersOfCaller } from './caller-layers.ts';
import { type Status, statusOf } from './status.ts';
import { buildUniverse } from './universe.ts';

const OWN = '111122223333';
const OTHER = '444455556666';
const ACTIONS = [
  'bedrock:CreateModelCustomizationJob',
  'bedrock:DeleteGuardrail',
  'bedrock:InvokeModel',
  'bedrock:PutModelInvocationLoggingConfiguration',
  'sagemaker:CreateTrainingJob',
  'iam:PassRole',
  'sts:GetFederationToken',
  'sts:GetSessionToken',
];
const universe = buildUniverse(ACTIONS);

const attached = (document: unknown, kind: PolicyKind): Attachment => {
  const ref = { name: `${kind} policy` };
  return { policy: parsePolicy(document, kind, ref), ref, group: undefined };
};

interface Parts {
  readonly identity: readonly unknown[];
  readonly boundary: unknown;
  readonly scp: readonly (readonly unknown[])[];
  readonly rcp: readonly unknown[];
}

function estateOf(parts: Parts): { estate: Estate; account: Account; principal: Principal } {
  const ref = { name: 'test' };
  const principal: Principal = {
    kind: 'role',
    arn: `arn:aws:iam::${OWN}:role/team/builder`,
    name: 'builder',
    path: '/team/',
    account: OWN,
    uniqueId: 'AROAEXAMPLEEXAMPLE001',
    tags: { team: 'ml' },
    identity: parts.identity.map((document) => attached(document, 'identity')),
    boundary: parts.boundary === undefined ? undefined : attached(parts.boundary, 'boundary'),
    trust: attached(
      { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }] },
      'trust',
    ),
    groups: [],
    serviceLinked: false,
    instanceProfiles: [],
    createdAt: undefined,
    lastUsedAt: undefined,
    permissionSet: undefined,
    ref,
  };
  const account: Account = {
    id: OWN,
    name: 'own',
    management: false,
    status: 'ACTIVE',
    organizationPath: 'o-1/r-1/',
    scp: parts.scp.map((level) => level.map((document) => attached(document, 'scp'))),
    rcp: [parts.rcp.map((document) => attached(document, 'rcp'))],
    principals: [principal],
    detailsRead: 'yes',
    resources: [],
    listedTypes: new Set(),
    answers: new Map(),
    identityProviders: [],
    lastUsed: new Map(),
  };
  const estate: Estate = {
    organization: { id: 'o-1', managementAccount: OTHER, scpEnabled: true, rcpEnabled: true, units: [] },
    accounts: new Map([[OWN, account]]),
    identityCenter: undefined,
    shippedOfAws: new Map(),
    problems: [],
  };
  return { estate, account, principal };
}

const action = fc.constantFrom(...ACTIONS, '*', 'bedrock:*', 'Bedrock:create*', 'sagemaker:Create?rainingJob', 'iam:*', 's3:*');
const resource = fc.constantFrom(
  '*',
  'arn:aws:bedrock:*:*:*',
  `arn:aws:bedrock:us-east-1:${OWN}:*`,
  `arn:aws:bedrock:*:${OTHER}:*`,
  `arn:aws:bedrock:*:${OWN}:custom-model/*`,
  `arn:aws:bedrock:*:${OWN}:custom-model/a*`,
  `arn:aws:bedrock:*:${OWN}:custom-model/*b`,
  'arn:aws:bedrock:*::foundation-model/*',
  'arn:aws:bedrock:*::foundation-model/nova*',
  `arn:aws:bedrock:*:${OWN}:guardrail/*`,
  `arn:aws:bedrock:*:${OWN}:guardrail/prod-*`,
  `arn:aws:bedrock:eu-*:${OWN}:guardrail/*-x`,
  `arn:aws:sagemaker:*:*:training-job/*`,
  'arn:aws:sagemaker:*:*:training-job/${aws:PrincipalTag/team}-*',
  `arn:aws:sagemaker:*:${OWN}:training-job/ml-*`,
  'arn:aws:sagemaker:*:*:training-job/${sagemaker:DomainId}-*',
  'arn:aws:bedrock:*:*:guardrail/${aws:username}',
  `arn:aws:iam::${OWN}:role/*`,
  `arn:aws:iam::${OWN}:role/service/*`,
  'arn:aws:iam::*:role/*-exec',
);
const condition = fc.constantFrom(
  undefined,
  undefined,
  undefined,
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } },
  { StringEquals: { 'aws:RequestedRegion': ['us-east-1', 'eu-west-1'] } },
  { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
  { StringEquals: { 'aws:PrincipalTag/team': 'ml' } },
  { StringEquals: { 'aws:PrincipalTag/team': 'web' } },
  { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/team/*' } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/team/*' } },
  { StringEquals: { 'aws:ResourceAccount': OWN } },
  { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
  { 'ForAllValues:StringEquals': { 'sagemaker:VpcSubnets': 'subnet-1' } },
  { Null: { 'sagemaker:VpcSubnets': 'false' } },
  { StringLikes: { 'aws:RequestedRegion': '*' } },
);
const statement = (denies: number) =>
  fc
    .record({
      effect: fc.oneof({ weight: 10 - denies, arbitrary: fc.constant('Allow') }, { weight: denies, arbitrary: fc.constant('Deny') }),
      notAction: fc.integer({ min: 0, max: 9 }),
      actions: fc.array(action, { minLength: 1, maxLength: 3 }),
      notResource: fc.integer({ min: 0, max: 9 }),
      resources: fc.array(resource, { minLength: 1, maxLength: 3 }),
      condition,
    })
    .map(({ effect, notAction, actions, notResource, resources, condition }) => ({
      Effect: effect,
      [notAction === 0 ? 'NotAction' : 'Action']: actions,
      [notResource === 0 ? 'NotResource' : 'Resource']: resources,
      ...(condition === undefined ? {} : { Condition: condition }),
    }));
const policy = (denies: number) =>
  fc.array(statement(denies), { minLength: 1, maxLength: 4 }).map((statements) => ({ Version: '2012-10-17', Statement: statements }));
const FULL = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
const parts: fc.Arbitrary<Parts> = fc.record({
  identity: fc.array(policy(2), { minLength: 1, maxLength: 3 }),
  boundary: fc.option(policy(2), { nil: undefined }),
  scp: fc.array(
    fc.option(policy(8), { nil: undefined }).map((extra) => (extra === undefined ? [FULL] : [FULL, extra])),
    { maxLength: 2 },
  ),
  rcp: fc.constant([]),
});

const RANK: Readonly<Record<Status, number>> = { yes: 3, conditional: 2, indeterminate: 1, no: 0 };
const SOME_ARNS = [
  `arn:aws:bedrock:us-east-1:${OWN}:custom-model/ab`,
  `arn:aws:bedrock:eu-west-1:${OWN}:custom-model/zz`,
  'arn:aws:bedrock:us-east-1::foundation-model/nova-lite',
  `arn:aws:bedrock:eu-west-1:${OWN}:guardrail/prod-x`,
  `arn:aws:bedrock:us-east-1:${OWN}:guardrail/g`,
  `arn:aws:sagemaker:us-east-1:${OWN}:training-job/ml-1`,
  `arn:aws:sagemaker:us-east-1:${OWN}:training-job/other`,
  `arn:aws:iam::${OWN}:role/service/x-exec`,
  `arn:aws:iam::${OWN}:role/plain`,
];
const KIND: Readonly<Record<string, RegExp>> = {
  'bedrock:CreateModelCustomizationJob': /custom-model|foundation-model/,
  'bedrock:DeleteGuardrail': /guardrail/,
  'bedrock:InvokeModel': /foundation-model/,
  'sagemaker:CreateTrainingJob': /training-job/,
  'iam:PassRole': /:role\//,
};

describe('the inventory of one caller', () => {
  test('what it says of an action is the best that the evaluator says of any resource', () => {
    const seen: Record<string, number> = {};
    fc.assert(
      fc.property(parts, (given) => {
        const { estate, account, principal } = estateOf(given);
        const caller = callerOf(estate, account, principal);
        const assessor = new CallerAssessor(universe, 'aws', NO_ASSUMPTIONS, 'us-east-1');
        const held = assessor.assess(caller);
        for (const [index, entry] of universe.actions.entries()) {
          const status: Status = hasBit(held.yes, index)
            ? 'yes'
            : hasBit(held.conditional, index)
              ? 'conditional'
              : hasBit(held.indeterminate, index)
                ? 'indeterminate'
                : 'no';
          seen[status] = (seen[status] ?? 0) + 1;
          const plain = assessor.cells.decideCell(caller, entry);
          const where = `${entry.name} ${JSON.stringify(given)} decided on ${plain.cell?.arn}`;
          expect(status, where).toBe(plain.status);
          if (status === 'yes') expect(hasBit(held.usually, index), where).toBe(plain.assumed);
          for (const arn of SOME_ARNS) {
            if (KIND[entry.name]?.test(arn) !== true) continue;
            const there = statusOf(assessor.cells.decideOn(caller, entry, compileLayers(layersOfCaller(caller)), { arn, account: OWN }));
            if (there !== 'indeterminate') expect(RANK[there], `${arn}: ${where}`).toBeLessThanOrEqual(RANK[status]);
          }
        }
      }),
      { numRuns: Number(process.env['MANTLET_RUNS'] ?? 2_000) },
    );
    for (const status of ['yes', 'conditional', 'indeterminate', 'no']) expect(seen[status], status).toBeGreaterThan(100);
  });
});
