import { eachBit } from '../../access/bits.ts';
import { type Trap, trapsOf } from '../../access/traps.ts';
import { aiGroup } from '../../catalogue/ai-prefixes.ts';
import { catalogueRow } from '../../catalogue/catalogue.ts';
import type { CatalogueRow } from '../../catalogue/types.ts';
import type { Check, Scanned } from '../check.ts';
import { policyDetails } from '../examples/examples.ts';
import type { Condition } from '../../iam/policy.ts';
import type { Fix, Judgement } from '../finding.ts';
import { statementJson } from '../rights/narrowed-statement.ts';
import { isOfAws } from '../rights/subjects.ts';
import { actionsText, documentKey, mitreOf } from '../rights/grants.ts';

/** One condition in one place, and what is held through it by whom. */
interface Found {
  readonly trap: Trap;
  readonly principals: Set<string>;
  readonly accounts: Set<string>;
  readonly rows: Set<CatalogueRow>;
}

const allowIf = (condition: unknown): ReturnType<typeof policyDetails> =>
  policyDetails({ Effect: 'Allow', Action: 'bedrock:DeleteGuardrail', Resource: '*', Condition: condition });

const check: Check = {
  id: 'condition-trap',
  title: 'Conditions on privileged AI actions hold also where their key is absent from the call',
  why: 'The policy looks protected and is not: whoever leaves the key out, as a plain call does, gets past the condition.',
  kind: 'governance',
  severity: 'high',
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'],
  reads: [],
  known: {},
  topics: ['privileged-access'],
  examples: {
    pass: [
      allowIf({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
      allowIf({ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'team' }, Null: { 'aws:TagKeys': 'false' } }),
    ],
    fail: [
      allowIf({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }),
      policyDetails({
        Effect: 'Allow',
        Action: 'sagemaker:CreateTrainingJob',
        Resource: '*',
        Condition: { 'ForAllValues:StringEquals': { 'sagemaker:VpcSubnets': 'subnet-1' } },
      }),
    ],
  },
  *judge(scanned) {
    const found = trapsIn(scanned);
    for (const account of scanned.estate.accounts.values()) {
      if (found.some(({ accounts }) => accounts.has(account.id)) || account.detailsRead !== 'yes') continue;
      yield {
        verdict: 'pass',
        subject: accountSubject(account.id),
        message: 'no condition on a privileged AI action rests on an absent key',
        evidence: [],
      };
    }
    for (const one of found) yield judgementOf(one);
  },
};

export default check;

function trapsIn({ inventory }: Scanned): readonly Found[] {
  const found = new Map<string, Found>();
  for (const held of inventory.holdings) {
    for (const trap of trapsOf(inventory.assessor, held)) {
      const rows: CatalogueRow[] = [];
      eachBit(trap.actions, (index) => {
        const action = inventory.universe.actions[index];
        const row = action === undefined || aiGroup(action.info.prefix) === undefined ? undefined : catalogueRow(action.name);
        if (row !== undefined && row.tier <= 2) rows.push(row);
      });
      if (rows.length === 0) continue;
      const { document, index } = trap.statement;
      const key = [documentKey(document), index, trap.operator, trap.key].join(' ');
      let one = found.get(key);
      if (one === undefined) {
        one = { trap, principals: new Set(), accounts: new Set(), rows: new Set() };
        found.set(key, one);
      }
      one.principals.add(held.caller.arn);
      one.accounts.add(held.caller.account.id);
      for (const row of rows) one.rows.add(row);
    }
  }
  return [...found.values()];
}

const accountSubject = (id: string): Judgement['subject'] => ({ kind: 'account', id, type: undefined, account: id, region: undefined });

function judgementOf({ trap, principals, accounts, rows }: Found): Judgement {
  const [only] = accounts;
  const who = principals.size === 1 ? [...principals][0] : `${principals.size} principals`;
  return {
    verdict: 'fail',
    subject: {
      kind: 'policy',
      id: trap.statement.document.name,
      type: undefined,
      account: accounts.size === 1 ? only : undefined,
      region: undefined,
    },
    message: `${trap.message}, so that ${who} can call ${actionsText([...rows])}`,
    mitre: mitreOf([...rows]),
    evidence: [{ kind: 'statement', statement: trap.statement }],
    about: `${trap.statement.index} ${trap.operator} ${trap.key}`,
    fix: { summary: fixText(trap), ...patchOf(trap) },
  };
}

const fixText = ({ operator, key, denies }: Trap): string =>
  denies
    ? `use \`BoolIfExists\` in the Deny, so that it also speaks of calls without ${key}`
    : `require the key as well: add \`"Null": {"${key}": "false"}\` to the Allow, or use \`${operator.replace(/IfExists$|^ForAllValues:/, '')}\``;

/** The statement with the condition that was meant. What AWS owns nobody can patch. */
function patchOf({ statement, source, operator, key, denies }: Trap): Pick<Fix, 'patch'> {
  if (isOfAws(statement.document.name) || source.unreadable.length > 0 || source.principals !== undefined) return {};
  const conditions = source.conditions.flatMap((condition): readonly Condition[] => {
    if (condition.written !== operator || condition.key !== key) return [condition];
    if (denies) return [{ ...condition, written: `${operator}IfExists` }];
    if (condition.ifExists) return [{ ...condition, written: operator.replace(/IfExists$/, '') }];
    return [condition, { ...condition, written: 'Null', operator: 'Null', set: undefined, values: ['false'] }];
  });
  return { patch: { statement, replacement: statementJson({ ...source, conditions }) } };
}
