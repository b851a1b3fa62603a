import { aiGroup } from '../../catalogue/ai-prefixes.ts';
import { catalogueRow } from '../../catalogue/catalogue.ts';
import type { Check } from '../check.ts';
import { EXAMPLE_ACCOUNT } from '../example.ts';
import { actionsText } from '../grants.ts';

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

const check: Check = {
  id: 'outside-resource-access',
  title: 'No resource policy of an AI resource gives privileged access to somebody outside the organisation',
  why: 'Whoever is let in is bound by no SCP of the organisation, and may copy a model, change its data or read what it learnt.',
  kind: 'governance',
  severity: 'critical',
  planes: ['bedrock', 'sagemaker'],
  reads: ['resource-policies'],
  known: { union: ['REG-RESPOLICY', 'AC-RESPOLICY'] },
  topics: ['outside-access'],
  examples: {
    pass: [sharedWith({ AWS: EXAMPLE_ACCOUNT })],
    fail: [sharedWith({ AWS: '999999999999' }), sharedWith('*')],
  },
  *judge({ outsiders, estate, intent }) {
    const trusted = new Set(intent?.trustedAccounts.map(({ account }) => account));
    const open = new Set<string>();
    for (const { grant, actions, status } of outsiders) {
      const { resource, statement, entry, account } = grant;
      if (account !== undefined && trusted.has(account)) continue;
      // buckets and keys matter where models are made of what they hold, which another check asks
      const rows = actions.flatMap((action) =>
        aiGroup(action.slice(0, action.indexOf(':'))) === undefined ? [] : (catalogueRow(action) ?? []),
      );
      if (rows.length === 0) continue;
      open.add(resource.arn);
      const document = resource.policy?.ref ?? resource.ref;
      const who = entry.value === '*' ? 'everybody' : entry.value;
      yield {
        verdict: status === 'indeterminate' ? 'unknown' : 'fail',
        severity: status === 'conditional' ? 'medium' : entry.value === '*' ? 'critical' : 'high',
        subject: { kind: 'resource', id: resource.arn, type: resource.type, account: resource.account, region: resource.region },
        message: `${who} may call ${actionsText(rows)} on it${status === 'conditional' ? ' under conditions' : ''}`,
        evidence: [{ kind: 'statement', statement: { document, index: statement.index, sid: statement.sid } }],
        about: `${statement.index} ${entry.value} ${status}`,
        fix: {
          summary: `name only principals of the organisation in the policy of ${resource.arn}, or add aws:PrincipalOrgID as a condition`,
        },
      };
    }
    for (const account of estate.accounts.values()) {
      for (const { arn, type, region, policy } of account.resources) {
        if (policy === undefined || open.has(arn) || aiGroup(arn.split(':')[2] ?? '') === undefined) continue;
        const subject = { kind: 'resource' as const, id: arn, type, account: account.id, region };
        if (policy.policy.unreadable !== undefined) {
          const what = `its policy cannot be read: ${policy.policy.unreadable}`;
          yield { verdict: 'unknown', subject, message: what, evidence: [{ kind: 'gap', what }] };
        } else yield { verdict: 'pass', subject, message: 'its policy lets nobody outside in', evidence: [] };
      }
    }
  },
};

export default check;
