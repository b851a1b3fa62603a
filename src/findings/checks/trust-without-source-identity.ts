import { intersection, isEmpty, union } from '../../access/bits.ts';
import type { Caller } from '../../access/caller.ts';
import { exemptionFor } from '../../estate/intent-exemptions.ts';
import type { DocumentRef, Statement } from '../../iam/policy.ts';
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
    const open = new Map<string, OpenRole[]>();
    for (const { ways, callers } of holderGroups(scanned)) {
      if (isEmpty(intersection(union(ways.yes, ways.conditional), wanted))) continue;
      for (const caller of callers) {
        const { arn, account, principal, serviceLinked } = caller;
        if (principal?.trust === undefined || serviceLinked || isOfIdentityCenter(arn)) continue;
        if (intent !== undefined && exemptionFor(intent, arn, { check: check.id }, now) !== undefined) continue;
        const entered = entries(principal.trust.policy);
        if (entered === undefined) continue;
        const { anonymous: statements, isSure } = entered;
        const subject = callerSubject(caller);
        if (statements.length === 0)
          yield { verdict: 'pass', subject, message: 'its trust policy asks for a source identity', evidence: [] };
        else if (!isSure) yield { verdict: 'unknown', subject, message: UNREAD, evidence: [{ kind: 'gap', what: UNREAD }] };
        else {
          const key = `${account.id} ${trustedText(statements)}`;
          open.set(key, [...(open.get(key) ?? []), { caller, document: principal.trust.ref, statements }]);
        }
      }
    }
    for (const roles of open.values()) yield judgementOf(roles.toSorted((a, b) => (a.caller.arn < b.caller.arn ? -1 : 1)));
  },
};

export default check;

const UNREAD = 'it lets in a role, and who enters that role was not read';

/** A role that people enter, and the statements that let them in. */
interface OpenRole {
  readonly caller: Caller;
  readonly document: DocumentRef;
  readonly statements: readonly Statement[];
}

const trustedText = (statements: readonly Statement[]): string =>
  [...new Set(statements.flatMap(({ principals }) => principals?.entries.map(({ value }) => value) ?? []))].sort().join(', ');

/** Roles of an account that trust the same are one thing to put right: a template writes them. It stays the same thing when one of them goes. */
function judgementOf(roles: readonly OpenRole[]): Judgement {
  const [{ caller, statements }] = roles as [OpenRole];
  const { id } = caller.account;
  const names = roles.map(({ caller: { principal } }) => principal?.name ?? '');
  const isOne = roles.length === 1;
  const shown = names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
  return {
    verdict: 'fail',
    subject: { kind: 'account', id, type: undefined, account: id, region: undefined },
    about: `trust in ${trustedText(statements)}`,
    message: isOne
      ? `${caller.arn} shapes models, and its trust policy lets people in without a source identity`
      : `the trust policies of ${roles.length} roles that shape models let people in without a source identity: ${shown}`,
    evidence: roles.flatMap(({ document, statements: own }) =>
      own.map(({ index, sid }) => ({ kind: 'statement' as const, statement: { document, index, sid } })),
    ),
    // no patch: whoever does not set one yet would be shut out (IAM User Guide, "Monitor and control actions taken with assumed roles")
    fix: {
      summary: `allow sts:SetSourceIdentity in ${isOne ? 'its trust policy' : 'these trust policies'}, let ${isOne ? 'its' : 'their'} users set one, and then require StringLike on sts:SourceIdentity`,
    },
  };
}
