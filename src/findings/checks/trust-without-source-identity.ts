import { intersection, isEmpty, union } from '../../access/bits.ts';
import type { Caller } from '../../access/caller.ts';
import { compileGlob, matchesGlob } from '../../iam/glob.ts';
import type { Condition, Policy, Statement, StatementRef } from '../../iam/policy.ts';
import { maskWhere } from '../rights/action-masks.ts';
import type { Check } from '../check.ts';
import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';
import { EXAMPLE_ROLE } from '../examples/examples.ts';
import type { Judgement } from '../finding.ts';
import { holderGroups } from '../rights/holder-groups.ts';
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
    const { universe } = scanned.inventory;
    const wanted = maskWhere(universe, ({ tier }) => tier === 1);
    const read = new Map<Policy, Entered>();
    for (const { ways, callers } of holderGroups(scanned)) {
      if (isEmpty(intersection(union(ways.yes, ways.conditional), wanted))) continue;
      for (const caller of callers) {
        const trust = caller.principal?.trust;
        if (trust === undefined || caller.serviceLinked || isReserved(caller)) continue;
        let entered = read.get(trust.policy);
        if (entered === undefined) {
          entered = enteredBy(trust.policy);
          read.set(trust.policy, entered);
        }
        if (entered.statements === 0) continue;
        yield judgementOf(caller, entered.open, trust.ref);
      }
    }
  },
};

export default check;

/** Identity Center writes the trust policies of its roles, and its sessions bear the name of the person. */
const isReserved = ({ principal }: Caller): boolean => principal?.path.startsWith('/aws-reserved/') === true;

/** How a role is entered by those that can bear a source identity. */
interface Entered {
  readonly statements: number;
  readonly open: readonly Statement[];
}

function enteredBy({ statements }: Policy): Entered {
  const entering = statements.filter(
    (statement) => statement.effect === 'Allow' && waysIn(statement).length > 0 && letsPeopleIn(statement),
  );
  const denied = statements.filter((statement) => statement.effect === 'Deny' && deniesWithout(statement)).flatMap(waysIn);
  const isOpen = (statement: Statement): boolean =>
    !statement.conditions.some(demands) && waysIn(statement).some((action) => !denied.includes(action));
  return { statements: entering.length, open: entering.filter(isOpen) };
}

const ENTERING = ['sts:assumerole', 'sts:assumerolewithsaml'];

/** By which calls a statement lets somebody in, or keeps him out. */
const waysIn = ({ actions }: Statement): readonly string[] =>
  actions === undefined
    ? []
    : ENTERING.filter(
        (action) => actions.patterns.some((pattern) => matchesGlob(compileGlob(pattern.toLowerCase()), action)) !== actions.negated,
      );

/** Services and pipelines act for nobody; people come from accounts, users, roles and SAML providers. */
const letsPeopleIn = ({ principals }: Statement): boolean =>
  principals !== undefined && (principals.negated || principals.entries.some(isPeople));

const isPeople = ({ type, value }: { readonly type: string; readonly value: string }): boolean =>
  type === 'AWS' || (type === 'Federated' && value.includes(':saml-provider/'));

const KEYS = new Set(['sts:sourceidentity', 'aws:sourceidentity']);

/** A negative operator and `IfExists` let a call pass that bears none. */
const demands = ({ operator, set, ifExists, key, values }: Condition): boolean =>
  KEYS.has(key.toLowerCase()) &&
  (operator === 'Null'
    ? values.every((value) => value === 'false')
    : /^String(?:Equals|EqualsIgnoreCase|Like)$/.test(operator ?? '') && !ifExists && set !== 'ForAllValues');

/** A Deny of every call that bears none, or none of those that are let in. */
const deniesWithout = (statement: Statement): boolean => {
  const [only, ...others] = statement.conditions;
  if (only === undefined || others.length > 0 || !KEYS.has(only.key.toLowerCase())) return false;
  if (statement.principals?.negated === true || !statement.principals?.entries.some(({ value }) => value === '*')) return false;
  return only.operator === 'Null' ? only.values.every((value) => value === 'true') : only.operator?.startsWith('StringNot') === true;
};

function judgementOf(caller: Caller, open: readonly Statement[], document: StatementRef['document']): Judgement {
  const subject = callerSubject(caller);
  const refs = open.map(({ index, sid }): StatementRef => ({ document, index, sid }));
  if (refs.length === 0) return { verdict: 'pass', subject, message: 'its trust policy asks for a source identity', evidence: [] };
  return {
    verdict: 'fail',
    subject,
    message: 'it shapes models, and its trust policy lets people in without a source identity',
    evidence: refs.map((statement) => ({ kind: 'statement', statement })),
    // no patch: whoever does not set one yet would be shut out (IAM User Guide, "Monitor and control actions taken with assumed roles")
    fix: {
      summary: 'allow sts:SetSourceIdentity in its trust policy, let its users set one, and then require StringLike on sts:SourceIdentity',
    },
  };
}
