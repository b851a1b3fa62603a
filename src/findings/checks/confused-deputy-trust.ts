import { intersects, union } from '../../access/bits.ts';
import type { Account, Principal } from '../../estate/estate.ts';
import type { Condition, Policy, StatementRef } from '../../iam/policy.ts';
import { maskWhere } from '../rights/action-masks.ts';
import type { Check } from '../check.ts';
import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';
import { EXAMPLE_ROLE } from '../examples/examples.ts';
import type { Fix, Judgement } from '../finding.ts';
import { statementJson } from '../rights/narrowed-statement.ts';
import { holdingsOfPrincipal } from '../rights/principal-index.ts';
import {
  isOnSource,
  keepsOthersOut,
  type OpenStatement,
  type ServiceTrusts,
  serviceTrusts,
  tellingService,
} from '../rights/service-trusts.ts';

/** A role that a service may assume while a condition holds. */
const trusting = (condition?: unknown, service: unknown = 'bedrock.amazonaws.com'): Example => ({
  details: {
    [EXAMPLE_ACCOUNT]: {
      RoleDetailList: [
        {
          RoleName: 'builder',
          Arn: EXAMPLE_ROLE,
          Path: '/',
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: service },
                Action: 'sts:AssumeRole',
                ...(condition === undefined ? {} : { Condition: condition }),
              },
            ],
          },
        },
      ],
    },
  },
});

const check: Check = {
  id: 'confused-deputy-trust',
  title: 'Roles for AI services are assumed for resources of the own accounts only',
  why: 'A service that is made to act for somebody else takes the role all the same, and uses it for him.',
  kind: 'governance',
  severity: 'low',
  planes: [
    'bedrock',
    'bedrock-agentcore',
    'sagemaker',
    'qbusiness',
    'comprehend',
    'kendra',
    'lex',
    'personalize',
    'forecast',
    'frauddetector',
    'rekognition',
    'textract',
    'transcribe',
    'translate',
  ],
  whateverScps: true,
  reads: [],
  known: { union: ['IAM-CONFUSED-DEPUTY'] },
  topics: ['outside-access'],
  examples: {
    pass: [
      trusting({ StringEquals: { 'aws:SourceAccount': EXAMPLE_ACCOUNT } }),
      trusting({ ArnLike: { 'aws:SourceArn': `arn:aws:bedrock:*:${EXAMPLE_ACCOUNT}:agent/*` } }),
      trusting({ StringEquals: { 'aws:SourceOrgID': 'o-example' } }),
      trusting({ 'ForAnyValue:StringLike': { 'aws:SourceOrgPaths': 'o-example/r-1/*' } }),
    ],
    fail: [
      trusting(),
      trusting({ StringEqualsIfExists: { 'aws:SourceAccount': EXAMPLE_ACCOUNT } }),
      trusting({ StringLike: { 'aws:SourceAccount': '*' } }),
      trusting({ StringNotEquals: { 'aws:SourceAccount': '444455556666' } }),
      trusting({ Null: { 'aws:SourceAccount': 'false' } }),
      trusting({ ArnLike: { 'aws:SourceArn': 'arn:aws:bedrock:us-east-1:*:agent/*' } }),
      trusting({ StringLike: { 'aws:SourceOrgID': 'o-*' } }),
      trusting({ 'ForAllValues:StringLike': { 'aws:SourceOrgPaths': 'o-example/r-1/*' } }),
      trusting(undefined, ['lambda.amazonaws.com', 'sagemaker.amazonaws.com']),
    ],
  },
  *judge(scanned) {
    const { estate, inventory } = scanned;
    const shaping = maskWhere(inventory.universe, ({ tier }) => tier === 1);
    const read = new Map<Policy, ServiceTrusts>();
    for (const account of estate.accounts.values()) {
      const kept = keptOutByRcp(account);
      for (const principal of account.principals) {
        const { trust } = principal;
        if (trust === undefined || principal.serviceLinked) continue;
        if (trust.policy.unreadable !== undefined) {
          const what = `whether AI services may assume it is unknown: its trust policy cannot be read: ${trust.policy.unreadable}`;
          yield { verdict: 'unknown', subject: subjectOf(principal), message: what, evidence: [{ kind: 'gap', what }] };
          continue;
        }
        let trusts = read.get(trust.policy);
        if (trusts === undefined) {
          trusts = serviceTrusts(trust.policy);
          read.set(trust.policy, trusts);
        }
        if (!trusts.trusted) continue;
        const held = holdingsOfPrincipal(principal.arn, scanned);
        const shapes = held !== undefined && intersects(union(held.yes, held.conditional), shaping);
        yield judgementOf(principal, trusts, kept, shapes ? 'medium' : 'low');
      }
    }
  },
};

export default check;

/** The statement of an RCP that keeps services out that act for others. RCPs do not bind the management account. */
function keptOutByRcp({ rcp, management }: Account): StatementRef | undefined {
  if (management) return undefined;
  for (const { policy, ref } of (rcp ?? []).flat()) {
    const found = policy.statements.find(keepsOthersOut);
    if (found !== undefined) return { document: ref, index: found.index, sid: found.sid };
  }
  return undefined;
}

const subjectOf = ({ arn, account }: Principal): Judgement['subject'] => ({
  kind: 'principal',
  id: arn,
  type: 'AWS::IAM::Role',
  account,
  region: undefined,
});

function judgementOf(principal: Principal, { open }: ServiceTrusts, kept: StatementRef | undefined, severity: 'low' | 'medium'): Judgement {
  const { account, trust } = principal;
  const subject = subjectOf(principal);
  const [first] = open;
  if (first === undefined || trust === undefined)
    return { verdict: 'pass', subject, message: 'its trust policy names whom AI services may act for', evidence: [] };
  if (kept !== undefined)
    return {
      verdict: 'pass',
      subject,
      message: 'an RCP keeps services out that act for others',
      evidence: [{ kind: 'statement', statement: kept }],
    };
  const refs = open.map(({ statement: { index, sid } }): StatementRef => ({ document: trust.ref, index, sid }));
  const services = [...new Set(open.flatMap((one) => one.services))];
  return {
    verdict: 'fail',
    severity,
    subject,
    message: `${services.join(', ')} may assume it for a resource of any account`,
    evidence: refs.map((statement) => ({ kind: 'statement', statement })),
    fix: fixOf(first, refs[0] as StatementRef, account),
  };
}

const isSageMaker = (service: string): boolean => tellingService(service) === 'sagemaker';

/** A condition on a statement with other principals would shut those out too. */
function fixOf({ statement, services }: OpenStatement, ref: StatementRef, account: string): Fix {
  const alone = statement.principals?.entries.every(({ value }) => services.includes(value)) === true && statement.unreadable.length === 0;
  if (!alone) return { summary: `give ${services.join(', ')} a statement of its own with StringEquals on aws:SourceAccount ${account}` };
  const source: Condition = {
    written: 'StringEquals',
    operator: 'StringEquals',
    set: undefined,
    ifExists: false,
    key: 'aws:SourceAccount',
    values: [account],
  };
  // conditions on the source that bind nobody make room for one that does
  const conditions = [...statement.conditions.filter((one) => !isOnSource(one)), source];
  return {
    // the page of SageMaker AI on the confused deputy names jobs, pipelines, inference and Studio, and no notebook instances
    summary: `require StringEquals on aws:SourceAccount ${account} in its trust policy${services.some(isSageMaker) ? '; try it first where notebook instances run with the role' : ''}`,
    patch: { statement: ref, replacement: statementJson({ ...statement, conditions }) },
  };
}
