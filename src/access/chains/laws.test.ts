import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Estate } from '../../estate/estate.ts';
import { compileLayers } from '../../iam/compiled/decide.ts';
import { layersOfCaller } from '../caller-layers.ts';
import { callerOf } from '../caller.ts';
import { NO_EXTRA, stepStrength } from './trust/asking.ts';
import { EdgeContext } from './context.ts';
import {
  ABROAD,
  allow,
  deny,
  HOME,
  MANAGEMENT,
  roleArn,
  type Sketch,
  type SketchStatement,
  sketchEstate,
  trusts,
} from './sketch.fixture.ts';
import { DOUBTFUL, NEVER, type Strength, stronger } from './strength.ts';
import { eachSuccessor } from './graph/successors.ts';
import assumeRole from './edges/assume-role.ts';
import { buildInventory } from '../inventory.ts';
import type { NodeIndex } from './graph/edges.ts';
import { ChainGraph } from './graph/graph.ts';
import { buildUniverse } from '../universe.ts';

const ASSUME = 'sts:AssumeRole';
const RUNS = Number(process.env['MANTLET_RUNS'] ?? 300);
const ACCOUNTS = [HOME, ABROAD, MANAGEMENT];
const NAMES = ['a', 'b', 'team/c'];

const condition = fc.constantFrom<unknown>(
  undefined,
  undefined,
  undefined,
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } },
  { StringEquals: { 'aws:PrincipalTag/team': 'ml' } },
  { StringNotEquals: { 'aws:PrincipalTag/team': 'ml' } },
  { StringEquals: { 'aws:ResourceTag/team': 'ml' } },
  { StringEquals: { 'aws:ResourceAccount': HOME } },
  { StringEquals: { 'aws:PrincipalOrgID': 'o-home' } },
  { StringEquals: { 'aws:PrincipalAccount': [HOME] } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/team/*' } },
  { ArnNotLike: { 'aws:PrincipalArn': [`arn:aws:iam::${HOME}:role/a`] } },
  { StringEquals: { 'aws:PrincipalTag/team': '${aws:ResourceTag/team}' } },
  { StringEquals: { 'sts:ExternalId': 'x' } },
  { StringEquals: { 'aws:username': 'ann' } },
  { Null: { 'aws:TokenIssueTime': 'false' } },
  { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
  { Strange: { 'aws:PrincipalArn': 'x' } },
);
const resource = fc.constantFrom<unknown>(
  '*',
  '*',
  'arn:aws:iam::*:role/*',
  roleArn('*'),
  roleArn('a'),
  [roleArn('team/*'), roleArn('b', ABROAD)],
  'arn:aws:iam::*:role/${aws:PrincipalTag/team}/*',
  'arn:aws:s3:::bucket/*',
);
const action = fc.constantFrom<unknown>(ASSUME, ASSUME, 'sts:*', '*', ['iam:PassRole', 'STS:assumerole'], 'iam:PassRole');
const identityStatement: fc.Arbitrary<SketchStatement> = fc.oneof(
  fc.tuple(action, resource, condition).map(([what, on, when]) => allow(what, on, when)),
  fc.tuple(action, resource, condition).map(([what, on, when]) => deny(what, on, when)),
  fc
    .tuple(resource, condition)
    .map(([on, when]) => ({ Effect: 'Allow', NotAction: 's3:*', Resource: on, ...(when === undefined ? {} : { Condition: when }) })),
);
const trusted = fc.constantFrom(
  HOME,
  HOME,
  `arn:aws:iam::${ABROAD}:root`,
  '*',
  roleArn('a'),
  roleArn('team/c', ABROAD),
  'lambda.amazonaws.com',
  MANAGEMENT,
);
const trustStatement: fc.Arbitrary<SketchStatement> = fc.oneof(
  fc.tuple(trusted, condition).map(([whom, when]) => trusts(whom, when)),
  fc.tuple(trusted, condition).map(([whom, when]) => trusts(whom, when)),
  fc.tuple(trusted, condition).map(([whom, when]) => trusts(whom, when, 'Deny')),
  fc
    .tuple(fc.constantFrom(roleArn('a'), roleArn('b', ABROAD)), fc.constantFrom('Allow', 'Deny'), fc.boolean())
    .map(([arn, effect, account]) => ({
      Effect: effect,
      NotPrincipal: { AWS: account ? [arn, arn.split(':')[4]] : arn },
      Action: ASSUME,
    })),
);
const role = fc.record({
  trust: fc.array(trustStatement, { maxLength: 2 }),
  can: fc.array(identityStatement, { maxLength: 2 }),
  tags: fc.constantFrom<Record<string, string>>({}, { team: 'ml' }, { team: 'web' }),
  bounded: fc.integer({ min: 0, max: 3 }),
});
const account = fc.record({
  roles: fc.tuple(role, role, role),
  ann: fc.array(identityStatement, { maxLength: 2 }),
  boundary: fc.array(identityStatement, { minLength: 1, maxLength: 2 }),
  scp: fc.array(identityStatement, { maxLength: 1 }),
  rcp: fc.array(
    fc.tuple(condition).map(([when]) => deny(ASSUME, '*', when)),
    { maxLength: 1 },
  ),
});

const sketches: fc.Arbitrary<Sketch> = fc.tuple(account, account, account).map((accounts) => {
  const sketch: Record<string, Sketch[string]> = {};
  for (const [i, { roles, ann, boundary, scp, rcp }] of accounts.entries()) {
    sketch[ACCOUNTS[i] as string] = {
      roles: Object.fromEntries(
        roles.map(({ bounded, ...one }, at) => [NAMES[at] as string, { ...one, ...(bounded === 0 ? { boundary: 'limit' } : {}) }]),
      ),
      users: { ann: { can: ann, tags: { team: 'ml' } } },
      policies: { limit: boundary },
      scp: [allow('*'), ...scp],
      rcp,
    };
  }
  return sketch;
});

function contextOf(estate: Estate): EdgeContext {
  const inventory = buildInventory(estate, buildUniverse([ASSUME]));
  return new EdgeContext(inventory, new ChainGraph(inventory));
}

/** The strongest edge from one node to another, hubs included. */
function edgeBetween(graph: ChainGraph, from: NodeIndex, to: NodeIndex): Strength {
  let best: Strength = NEVER;
  eachSuccessor(graph, from, {
    each: (node, strength) => {
      if (node === to) best = stronger(best, strength);
    },
    hub: () => false,
  });
  return best;
}

test('a caller assumes a role exactly as both sides decide together', () => {
  fc.assert(
    fc.property(sketches, (sketch) => {
      const estate = sketchEstate(sketch);
      const context = contextOf(estate);
      const { graph } = context;
      const all = ACCOUNTS.flatMap((id) => context.rolesOf(estate.accounts.get(id) ?? expect.fail()));
      const users = ACCOUNTS.flatMap((id) => graph.nodeOfArn(`arn:aws:iam::${id}:user/ann`) ?? []);
      const sources = [...all.map(({ node }) => node), ...users];
      assumeRole.edges(context, sources);
      for (const from of sources) {
        const caller = graph.callerAt(from) ?? expect.fail();
        for (const to of all) {
          if (from === to.node) continue;
          const found = edgeBetween(graph, from, to.node);
          const together = context.trusts.ofCaller(to, caller);
          // beside a statement that cannot be read another one may be enough, which the joint decision does not say
          if (together === DOUBTFUL) expect(found).toBeGreaterThanOrEqual(DOUBTFUL);
          else expect(found, `${caller.arn} -> ${to.principal.arn}`).toBe(together);
        }
      }
    }),
    { numRuns: RUNS },
  );
});

test('callers that share an answer would get the same one alone', () => {
  fc.assert(
    fc.property(sketches, (sketch) => {
      const estate = sketchEstate(sketch);
      const context = contextOf(estate);
      const all = ACCOUNTS.flatMap((id) => context.rolesOf(estate.accounts.get(id) ?? expect.fail()));
      const access = context.access('iam:PassRole');
      for (const { principal } of all) {
        const own = estate.accounts.get(principal.account) ?? expect.fail();
        const caller = callerOf(estate, own, principal);
        const shared = access.of(caller);
        const alone = compileLayers({ ...layersOfCaller(caller), rcp: undefined });
        const answers = context.rolesOf(own).map(({ target }) => {
          const one = stepStrength(context, caller, 'iam:PassRole', target, NO_EXTRA, alone);
          expect(shared?.on(target) ?? NEVER).toBe(one);
          return one;
        });
        if (shared?.uniformAtHome) expect(new Set(answers).size).toBe(1);
      }
    }),
    { numRuns: RUNS },
  );
});
