import { intersection, isEmpty, union } from '../../access/bits.ts';
import type { Caller } from '../../access/caller.ts';
import { exemptionFor } from '../../estate/intent-exemptions.ts';
import type { Policy, Statement } from '../../iam/policy.ts';
import { maskWhere } from '../rights/action-masks.ts';
import type { Check } from '../check.ts';
import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';
import { EXAMPLE_ROLE } from '../examples/examples.ts';
import type { Judgement } from '../finding.ts';
import { holderGroups } from '../rights/holder-groups.ts';
import { isOfIdentityCenter, peoplesEntries } from '../rights/peoples-entries.ts';
import { callerSubject } from '../rights/subjects.ts';

const PEOPLE = { AWS: `arn:aws:iam::${EXAMPLE_ACCOUNT}:root` };
const SAML = { Federated: `arn:aws:iam::${EXAMPLE_ACCOUNT}:saml-provider/staff` };

/** A role that shapes models and trusts somebody. */
const trusting = (...statements: readonly Readonly<Record<string, unknown>>[]): Example => ({
  details: {
    [EXAMPLE_ACCOUNT]: {
      RoleDetailList: [
        {
          RoleName: 'builder',
          Arn: EXAMPLE_ROLE,
          Path: '/',
          AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: statements },
          RolePolicyList: [
            {
              PolicyName: 'tune',
              PolicyDocument: {
                Version: '2012-10-17',
                Statement: [{ Effect: 'Allow', Action: 'bedrock:CreateModelCustomizationJob', Resource: '*' }],
              },
            },
          ],
        },
      ],
    },
  },
});

const assume = (principal: unknown, condition?: unknown, action = 'sts:AssumeRole') => ({
  Effect: 'Allow',
  Principal: principal,
  Action: action,
  ...(condition === undefined ? {} : { Condition: condition }),
});

const check: Check = {
  id: 'trust-without-source-identity',
  title: 'Whoever enters a role that shapes models says who he is by a source identity',
  why: 'The log shows the role and a session name that its user made up: nobody can tell which person trained the model.',
  kind: 'governance',
  severity: 'low',
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'],
  reads: [],
  known: { gaps: ['GAP-20'] },
  topics: ['logging', 'authentication'],
  examples: {
    pass: [
      trusting(assume(PEOPLE, { StringLike: { 'sts:SourceIdentity': '*' } })),
      trusting(assume(PEOPLE, { Null: { 'sts:SourceIdentity': 'false' } })),
      trusting(assume(PEOPLE), {
        Effect: 'Deny',
        Principal: '*',
        Action: 'sts:AssumeRole',
        Condition: { Null: { 'sts:SourceIdentity': 'true' } },
      }),
    ],
    fail: [
      trusting(assume(PEOPLE)),
      trusting(assume(PEOPLE, { StringLikeIfExists: { 'sts:SourceIdentity': '*' } })),
      trusting(assume(PEOPLE, { Null: { 'sts:SourceIdentity': 'true' } })),
      trusting(assume(PEOPLE, { StringEquals: { 'sts:RoleSessionName': '${aws:username}' } })),
      trusting(assume(PEOPLE, { StringLike: { 'sts:SourceIdentity': '*' } }), assume(SAML, undefined, 'sts:AssumeRoleWithSAML')),
    ],
  },
  *judge(scanned) {
    const { intent, now, inventory } = scanned;
    const wanted = maskWhere(inventory.universe, ({ tier }) => tier === 1);
    const entries = peoplesEntries(scanned);
    const open = new Map<Policy, { readonly statements: readonly Statement[]; readonly roles: Caller[] }>();
    for (const { ways, callers } of holderGroups(scanned)) {
      if (isEmpty(intersection(union(ways.yes, ways.conditional), wanted))) continue;
      for (const caller of callers) {
        const { arn, principal, serviceLinked } = caller;
        if (principal?.trust === undefined || serviceLinked || isOfIdentityCenter(arn)) continue;
        if (intent !== undefined && exemptionFor(intent, arn, { check: check.id }, now) !== undefined) continue;
        const { policy } = principal.trust;
        const entered = entries(policy);
        if (entered === undefined) continue;
        const same = open.get(policy);
        if (same !== undefined) same.roles.push(caller);
        else if (entered.anonymous.length > 0) open.set(policy, { statements: entered.anonymous, roles: [caller] });
        else
          yield { verdict: 'pass', subject: callerSubject(caller), message: 'its trust policy asks for a source identity', evidence: [] };
      }
    }
    for (const { statements, roles } of open.values()) yield judgementOf(statements, roles.toSorted(byArn));
  },
};

export default check;

const byArn = (a: Caller, b: Caller): number => (a.arn < b.arn ? -1 : 1);

/** Roles with equal trust policies are one thing to put right: a template writes them. */
function judgementOf(open: readonly Statement[], roles: readonly Caller[]): Judgement {
  const [first] = roles as [Caller];
  const accounts = new Set(roles.map(({ account }) => account.id));
  const documents = roles.flatMap(({ principal }) => principal?.trust?.ref ?? []);
  const isOne = roles.length === 1;
  const name = documents[0]?.name ?? first.arn;
  const account = accounts.size === 1 ? first.account.id : undefined;
  return {
    verdict: 'fail',
    subject: isOne ? callerSubject(first) : { kind: 'policy', id: name, type: undefined, account, region: undefined },
    message: isOne
      ? 'it shapes models, and its trust policy lets people in without a source identity'
      : `the same trust policy lets people into ${roles.length} roles that shape models${account === undefined ? ` in ${accounts.size} accounts` : ''} without a source identity`,
    evidence: documents.flatMap((document) =>
      open.map(({ index, sid }) => ({ kind: 'statement' as const, statement: { document, index, sid } })),
    ),
    // no patch: whoever does not set one yet would be shut out (IAM User Guide, "Monitor and control actions taken with assumed roles")
    fix: {
      summary: `allow sts:SetSourceIdentity in ${isOne ? 'its trust policy' : 'these trust policies'}, let ${isOne ? 'its' : 'their'} users set one, and then require StringLike on sts:SourceIdentity`,
    },
  };
}
