import { hasBit } from '../../access/bits.ts';
import type { Check, Scanned } from '../check.ts';
import { policyDetails } from '../examples/examples.ts';
import { actionsText, type Grant, grantsOf, holdersText, mitreOf } from '../rights/grants.ts';
import type { Fix } from '../finding.ts';
import { narrowedStatement } from '../rights/narrowed-statement.ts';
import { neededByAny } from '../rights/needed-actions.ts';
import { isOfAws, policySubject } from '../rights/subjects.ts';

const check: Check = {
  id: 'wildcard-ai-grant',
  title: 'No policy of the organisation takes in privileged AI actions by a wildcard or by NotAction',
  why: 'The grant grows by itself: every action that AWS adds to the service is held at once, and nobody ever decided that.',
  kind: 'governance',
  severity: 'high',
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'],
  reads: [],
  known: { union: ['IAM-ADMIN'] },
  topics: ['privileged-access'],
  examples: {
    pass: [policyDetails({ Effect: 'Allow', Action: ['bedrock:DeleteGuardrail', 'bedrock:Get*'], Resource: '*' })],
    fail: [
      policyDetails({ Effect: 'Allow', Action: 'bedrock:*', Resource: '*' }),
      policyDetails({ Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' }),
      policyDetails({ Effect: 'Allow', Action: 'sagemaker:Create*', Resource: '*' }),
    ],
  },
  *judge(scanned) {
    for (const grant of grantsOf(scanned)) {
      const { statement, ref } = grant;
      // the policies of AWS are all like this: `aws-managed-ai-grant` tells of them
      if (isOfAws(ref.document.name)) continue;
      const subject = policySubject(grant);
      const evidence = [{ kind: 'statement' as const, statement: ref }];
      const about = String(statement.index);
      const { patterns, rows } = wildIn(grant, scanned);
      if (rows.length === 0) {
        yield { verdict: 'pass', subject, message: 'it names each privileged action', evidence, about };
        continue;
      }
      const how = patterns.length === 0 ? 'NotAction' : patterns.map((pattern) => `\`${pattern}\``).join(', ');
      yield {
        verdict: 'fail',
        severity: rows.some(({ tier }) => tier === 1) ? 'high' : 'medium',
        subject,
        message: `${how} gives ${holdersText(grant)} ${rows.length === 1 ? 'a privileged AI action' : `${rows.length} privileged AI actions`}: ${actionsText(rows)}`,
        mitre: mitreOf(rows),
        evidence,
        about,
        fix: { summary: `name the actions that are needed instead of ${how}`, ...patchOf(grant, rows, scanned) },
      };
    }
  },
};

/** The statement without what the wildcards take in and nobody is said to need. */
function patchOf({ statement, ref, holders }: Grant, rows: Grant['rows'], { intent, now }: Scanned): Pick<Fix, 'patch'> {
  const needed = neededByAny(
    holders.map(({ arn }) => arn),
    rows,
    intent,
    now,
  );
  const replacement = narrowedStatement(statement, needed);
  return replacement === undefined ? {} : { patch: { statement: ref, replacement } };
}

/** What is held through the wildcards of a statement and is not named beside them; no patterns for NotAction. */
function wildIn(
  { statement: { actions }, rows }: Grant,
  { inventory: { universe } }: Scanned,
): Pick<Grant, 'rows'> & { readonly patterns: readonly string[] } {
  if (actions === undefined || actions.negated) return { patterns: [], rows };
  const named = new Set(actions.patterns.map((pattern) => pattern.toLowerCase()));
  const patterns = new Set<string>();
  const wild = rows.filter(({ action }) => {
    const name = action.toLowerCase();
    const index = universe.indexOf.get(name);
    if (named.has(name) || index === undefined) return false;
    const pattern = actions.patterns.find((one) => /[*?]/.test(one) && hasBit(universe.matching(one), index));
    if (pattern !== undefined) patterns.add(pattern);
    return pattern !== undefined;
  });
  return { patterns: [...patterns].slice(0, 3), rows: wild };
}

export default check;
