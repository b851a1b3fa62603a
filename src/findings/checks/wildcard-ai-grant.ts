import type { Check } from '../check.ts';
import { fullAccess, policyDetails } from '../examples.ts';
import { actionsText, grantsOf, holdersText } from '../grants.ts';
import { policySubject } from '../subjects.ts';

const check: Check = {
  id: 'wildcard-ai-grant',
  title: 'No Allow statement takes in privileged AI actions by a wildcard or by NotAction',
  why: 'The grant grows by itself: every action that AWS adds to the service is held at once, and nobody ever decided that.',
  kind: 'governance',
  severity: 'high',
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'],
  reads: [],
  known: { union: ['IAM-ADMIN', 'IAM-BR-FULLACCESS', 'IAM-SM-FULLACCESS'] },
  controls: [],
  examples: {
    pass: [policyDetails({ Effect: 'Allow', Action: ['bedrock:DeleteGuardrail'], Resource: '*' })],
    fail: [
      policyDetails({ Effect: 'Allow', Action: 'bedrock:*', Resource: '*' }),
      policyDetails({ Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' }),
      policyDetails({ Effect: 'Allow', Action: 'sagemaker:Create*', Resource: '*' }),
      fullAccess,
    ],
  },
  *judge(scanned) {
    for (const grant of grantsOf(scanned)) {
      const { statement, rows } = grant;
      const { actions } = statement;
      const wild = actions === undefined || actions.negated ? [] : actions.patterns.filter((pattern) => /[*?]/.test(pattern));
      const how =
        actions?.negated === true
          ? 'NotAction'
          : wild.length > 0
            ? wild
                .slice(0, 3)
                .map((pattern) => `\`${pattern}\``)
                .join(', ')
            : undefined;
      const subject = policySubject(grant);
      const evidence = [{ kind: 'statement' as const, statement: grant.ref }];
      if (how === undefined) {
        yield { verdict: 'pass', subject, message: 'it names each privileged action', evidence, about: String(statement.index) };
        continue;
      }
      yield {
        verdict: 'fail',
        severity: rows.some(({ tier }) => tier === 1) ? 'high' : 'medium',
        subject,
        message: `${how} gives ${holdersText(grant)} ${rows.length} privileged AI actions, among them ${actionsText(rows)}`,
        evidence,
        about: String(statement.index),
        fix: { summary: `name the actions that are needed instead of ${how}` },
      };
    }
  },
};

export default check;
