import { aiGroup } from '../../catalogue/ai-prefixes.ts';
import { catalogueRow } from '../../catalogue/catalogue.ts';
import { isTrustedFor } from '../../estate/intent-trust.ts';
import type { Check } from '../check.ts';
import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';
import { trustingAccount } from '../examples/examples.ts';
import { actionsText, mitreOf } from '../rights/grants.ts';
import { POLICY_READS, policyAnswers } from '../answers/policy-answers.ts';

const MODEL = `arn:aws:bedrock:us-east-1:${EXAMPLE_ACCOUNT}:custom-model/amazon.nova-lite-v1:0:300k/abcdefghijkl`;

const sharedWith = (principal: unknown, condition?: unknown) => ({
  details: { [EXAMPLE_ACCOUNT]: {} },
  resourcePolicies: {
    [EXAMPLE_ACCOUNT]: {
      resourcePolicies: [
        {
          type: 'AWS::Bedrock::CustomModel',
          arn: MODEL,
          region: 'us-east-1',
          policy: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: principal,
                Action: 'bedrock:CreateModelCopyJob',
                Resource: MODEL,
                ...(condition === undefined ? {} : { Condition: condition }),
              },
            ],
          },
        },
      ],
    },
  },
});

/** As AWS answered, beside two that were refused. */
const answered = (operation: string, action: string, resource: string, more: (policy: string, arn: string) => unknown): Example => {
  const arn = `arn:aws:${action.slice(0, action.indexOf(':'))}:us-east-1:${EXAMPLE_ACCOUNT}:${resource}`;
  const statement = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::999999999999:root' }, Action: action, Resource: arn };
  return {
    details: { [EXAMPLE_ACCOUNT]: {} },
    answers: [
      [operation, arn, more(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }), arn)],
      ...['one', 'other'].map((subject) => [operation, subject, { Error: { Code: 'AccessDeniedException' } }] as const),
    ],
  };
};

const check: Check = {
  id: 'outside-resource-access',
  title: 'No resource policy of an AI resource gives privileged access to somebody outside the organisation',
  why: 'Whoever is let in is bound by no SCP of the organisation, and may copy a model, change its data or read what it learnt.',
  kind: 'governance',
  severity: 'critical',
  planes: ['bedrock', 'bedrock-agentcore', 'sagemaker', 'comprehend', 'lex', 'rekognition', 'entityresolution', 'qbusiness'],
  reads: ['resource-policies', ...POLICY_READS],
  known: { union: ['REG-RESPOLICY', 'AC-RESPOLICY'], gaps: ['GAP-10'] },
  topics: ['outside-access'],
  examples: {
    pass: [sharedWith({ AWS: EXAMPLE_ACCOUNT }), trustingAccount(sharedWith({ AWS: '999999999999' }), '999999999999', ['bedrock'])],
    fail: [
      sharedWith({ AWS: '999999999999' }),
      sharedWith('*'),
      trustingAccount(sharedWith({ AWS: '999999999999' }), '999999999999', ['sagemaker']),
      answered('bedrock.GetResourcePolicy', 'bedrock:CreateModelCopyJob', 'custom-model/x/abcdefghijkl', (policy) => ({
        resourcePolicy: policy,
      })),
      answered('bedrock-agentcore-control.GetResourcePolicy', 'bedrock-agentcore:InvokeGateway', 'gateway/x', (policy) => ({ policy })),
      answered('comprehend.DescribeResourcePolicy', 'comprehend:ImportModel', 'entity-recognizer/x', (policy) => ({
        ResourcePolicy: policy,
      })),
      answered('lexv2-models.DescribeResourcePolicy', 'lex:CreateBotAlias', 'bot-alias/A/B', (policy, arn) => ({
        resourceArn: arn,
        policy,
      })),
      answered('rekognition.ListProjectPolicies', 'rekognition:CopyProjectVersion', 'project/x/1', (policy, arn) => ({
        ProjectPolicies: [{ ProjectArn: arn, PolicyName: 'x', PolicyDocument: policy }],
      })),
      answered('sagemaker.GetModelPackageGroupPolicy', 'sagemaker:PutModelPackageGroupPolicy', 'model-package-group/x', (policy) => ({
        ResourcePolicy: policy,
      })),
    ],
  },
  *judge(scanned) {
    const { outsiders, estate, intent } = scanned;
    const told = policyAnswers(scanned);
    const open = new Set<string>();
    for (const { grant, actions, status } of [...outsiders, ...told.outsiders]) {
      const { resource, statement, entry, account } = grant;
      // buckets and keys matter where models are made of what they hold, which another check asks
      const rows = actions.flatMap((action) => {
        const service = action.slice(0, action.indexOf(':'));
        const isTrusted = account !== undefined && isTrustedFor(intent, account, service);
        return isTrusted || aiGroup(service) === undefined ? [] : (catalogueRow(action) ?? []);
      });
      if (rows.length === 0) continue;
      open.add(resource.arn);
      const document = resource.policy?.ref ?? resource.ref;
      const who = entry.value === '*' ? 'everybody' : entry.value;
      yield {
        verdict: status === 'indeterminate' ? 'unknown' : 'fail',
        severity: status === 'conditional' ? 'medium' : entry.value === '*' ? 'critical' : 'high',
        subject: { kind: 'resource', id: resource.arn, type: resource.type, account: resource.account, region: resource.region },
        message: `${who} may call ${actionsText(rows)} on it${status === 'conditional' ? ' under conditions' : ''}`,
        mitre: mitreOf(rows),
        evidence: [{ kind: 'statement', statement: { document, index: statement.index, sid: statement.sid } }],
        about: `${statement.index} ${entry.value} ${status}`,
        fix: {
          summary: `name only principals of the organisation in the policy of ${resource.arn}, or add aws:PrincipalOrgID as a condition`,
        },
      };
    }
    for (const { arn, type, account, region, policy } of [
      ...[...estate.accounts.values()].flatMap(({ resources }) => resources),
      ...told.resources,
    ]) {
      if (policy === undefined || open.has(arn) || aiGroup(arn.split(':')[2] ?? '') === undefined) continue;
      const subject = { kind: 'resource' as const, id: arn, type, account, region };
      if (policy.policy.unreadable !== undefined) {
        const what = `its policy cannot be read: ${policy.policy.unreadable}`;
        yield { verdict: 'unknown', subject, message: what, evidence: [{ kind: 'gap', what }] };
      } else yield { verdict: 'pass', subject, message: 'its policy lets nobody outside in', evidence: [] };
    }
    for (const [index, { account, region, what }] of told.gaps.entries()) {
      const subject = { kind: 'account' as const, id: account, type: undefined, account, region };
      yield { verdict: 'unknown', subject, message: what, evidence: [{ kind: 'gap', what }], about: `${region ?? ''} ${index}` };
    }
  },
};

export default check;
