import type { CatalogueRow } from '../../catalogue/types.ts';
import type { Check } from '../check.ts';
import { fullAccess, policyDetails } from '../examples/examples.ts';
import { actionsText, grantsOf, mitreOf } from '../rights/grants.ts';
import { isOfAws } from '../rights/subjects.ts';
import type { StatementRef } from '../../iam/policy.ts';

/** What one policy of AWS gives to whom. */
interface Given {
  readonly rows: Set<CatalogueRow>;
  readonly holders: Set<string>;
  readonly accounts: Set<string>;
  readonly statements: StatementRef[];
}

const check: Check = {
  id: 'aws-managed-ai-grant',
  title: 'Privileged AI actions come from policies of the organisation and not from policies that AWS changes',
  why: 'AWS adds actions to its policies whenever a service grows, and nobody in the organisation decides who gets them.',
  kind: 'governance',
  severity: 'high',
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'],
  reads: [],
  known: { union: ['IAM-BR-FULLACCESS', 'IAM-SM-FULLACCESS', 'IAM-ADMIN'] },
  topics: ['privileged-access'],
  examples: {
    pass: [policyDetails({ Effect: 'Allow', Action: 'bedrock:DeleteGuardrail', Resource: '*' })],
    fail: [fullAccess],
  },
  *judge(scanned) {
    const policies = new Map<string, Given>();
    for (const { ref, rows, holders, accounts } of grantsOf(scanned)) {
      const { name } = ref.document;
      if (!isOfAws(name)) {
        const subject = { kind: 'policy' as const, id: name, type: undefined, account: [...accounts][0], region: undefined };
        yield { verdict: 'pass', subject, message: 'it is a policy of the organisation', evidence: [], about: String(ref.index) };
        continue;
      }
      let given = policies.get(name);
      if (given === undefined) {
        given = { rows: new Set(), holders: new Set(), accounts: new Set(), statements: [] };
        policies.set(name, given);
      }
      for (const row of rows) given.rows.add(row);
      for (const { arn } of holders) given.holders.add(arn);
      for (const account of accounts) given.accounts.add(account);
      given.statements.push(ref);
    }
    for (const [name, { rows, holders, accounts, statements }] of policies) {
      const who =
        holders.size === 1
          ? [...holders][0]
          : `${holders.size} principals${accounts.size === 1 ? '' : ` of ${accounts.size} accounts`}, such as ${[...holders][0]},`;
      const version = statements[0]?.document.version;
      yield {
        verdict: 'fail',
        severity: [...rows].some(({ tier }) => tier === 1) ? 'high' : 'medium',
        subject: {
          kind: 'policy',
          id: name,
          type: 'AWS::IAM::ManagedPolicy',
          account: accounts.size === 1 ? [...accounts][0] : undefined,
          region: undefined,
        },
        message: `${version === undefined ? 'it' : `its version ${version}`} gives ${who} ${rows.size === 1 ? 'a privileged AI action' : `${rows.size} privileged AI actions`}: ${actionsText([...rows])}`,
        mitre: mitreOf([...rows]),
        evidence: statements.map((statement) => ({ kind: 'statement', statement })),
        fix: {
          summary: `attach a policy of your own with the actions that are needed instead of ${name.slice(name.lastIndexOf('/') + 1)}, or deny the privileged ones in an SCP`,
        },
      };
    }
  },
};

export default check;
