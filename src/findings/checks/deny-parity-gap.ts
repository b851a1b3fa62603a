import { addBits, type Bits, hasBit } from '../../access/bits.ts';
import { actionsOf } from '../../access/statement-actions.ts';
import type { Account } from '../../estate/estate.ts';
import type { Check, Scanned } from '../check.ts';
import { underScp } from '../examples/examples.ts';
import type { Statement, StatementRef } from '../../iam/policy.ts';
import type { Judgement } from '../finding.ts';
import { statementJson } from '../rights/narrowed-statement.ts';

/** Actions of different services that do the same: whoever means one means all. */
const FAMILIES: readonly { readonly what: string; readonly actions: readonly string[] }[] = [
  {
    what: 'fine-tuning',
    actions: ['bedrock:CreateModelCustomizationJob', 'bedrock-mantle:CreateFineTuningJob', 'sagemaker:CreateTrainingJob'],
  },
  {
    what: 'calls with bearer tokens',
    actions: [
      'bedrock:CallWithBearerToken',
      'bedrock-mantle:CallWithBearerToken',
      'sagemaker:CallWithBearerToken',
      'aws-external-anthropic:CallWithBearerToken',
    ],
  },
];

const all = FAMILIES.flatMap(({ actions }) => actions);
const deny = (...actions: readonly string[]) => underScp({ Effect: 'Deny', Action: actions, Resource: '*' });

const check: Check = {
  id: 'deny-parity-gap',
  title: 'An SCP that denies an AI action denies its twins on the other AI services too',
  why: 'Whoever is kept from one service does the same on another: a deny on bedrock does not bind bedrock-mantle, sagemaker or Claude on AWS.',
  kind: 'governance',
  severity: 'high',
  planes: ['bedrock', 'bedrock-mantle', 'sagemaker', 'aws-external-anthropic'],
  whateverScps: true,
  reads: ['organization'],
  known: { gaps: ['GAP-07'] },
  topics: ['privileged-access'],
  examples: {
    pass: [deny(...all), deny(...FAMILIES.flatMap(({ actions }) => actions.map((action) => action.replace(/:.*/, ':*'))))],
    fail: [
      deny('bedrock:CreateModelCustomizationJob'),
      deny('bedrock:*'),
      deny('bedrock:CallWithBearerToken', 'bedrock-mantle:CallWithBearerToken'),
    ],
  },
  *judge(scanned) {
    const gaps = new Map<string, Gap>();
    for (const account of scanned.estate.accounts.values()) {
      const subject = { kind: 'account' as const, id: account.id, type: undefined, account: account.id, region: undefined };
      // nothing binds the management account (Organizations User Guide, "SCP effects on permissions")
      if (account.management) continue;
      if (account.scp === undefined) {
        const what = 'which SCPs bind it is unknown';
        if (scanned.estate.organization === undefined) continue;
        yield { verdict: 'unknown', subject, message: what, evidence: [{ kind: 'gap', what }] };
        continue;
      }
      const { denied, statements, source } = deniedIn(account.scp, scanned);
      for (const { what, actions } of FAMILIES) {
        const named = actions.filter((action) => isIn(denied, action, scanned.inventory));
        const missing = actions.filter((action) => !isIn(denied, action, scanned.inventory));
        if (named.length === 0) continue;
        if (missing.length === 0) {
          yield { verdict: 'pass', subject, message: `SCPs deny ${what} on every AI service`, evidence: [], about: what };
          continue;
        }
        const about = [what, ...statements.map(({ document, index }) => `${document.name} ${index}`)].join(', ');
        const known = gaps.get(about);
        if (known === undefined) gaps.set(about, { about, named, missing, statements, source, accounts: [account.id] });
        else known.accounts.push(account.id);
      }
    }
    for (const gap of gaps.values()) yield judgementOf(gap);
  },
};

export default check;

/** What the same SCPs deny and leave open, and in which accounts. */
interface Gap {
  readonly about: string;
  readonly named: readonly string[];
  readonly missing: readonly string[];
  readonly statements: readonly StatementRef[];
  readonly source: Statement | undefined;
  readonly accounts: string[];
}

function judgementOf({ about, named, missing, statements, source, accounts }: Gap): Judgement {
  const [first] = statements;
  const [only] = accounts;
  return {
    verdict: 'fail',
    subject: {
      kind: 'policy',
      id: first?.document.name ?? '',
      type: 'AWS::Organizations::Policy',
      account: accounts.length === 1 ? only : undefined,
      region: undefined,
    },
    message: `${accounts.length === 1 ? `in account ${only}` : `in ${accounts.length} accounts`} SCPs deny ${named.join(', ')} and not ${missing.join(', ')}`,
    evidence: statements.map((statement) => ({ kind: 'statement', statement })),
    about,
    fix: {
      summary: `deny ${missing.join(', ')} in the same statement`,
      ...(first === undefined || source?.actions === undefined || source.unreadable.length > 0
        ? {}
        : { patch: { statement: first, replacement: statementJson(source, [...source.actions.patterns, ...missing]) } }),
    },
  };
}

/**
 * What the SCPs of an account deny to somebody: a Deny with exemptions is one. A Deny of everything, or of all but some services, as region
 * rules are, is not about AI.
 */
function deniedIn(
  scp: NonNullable<Account['scp']>,
  { inventory }: Scanned,
): { readonly denied: Bits; readonly statements: readonly StatementRef[]; readonly source: Statement | undefined } {
  const { universe } = inventory;
  const denied = universe.nothing.whole.slice();
  const statements: StatementRef[] = [];
  let source: Statement | undefined;
  for (const { policy, ref } of scp.flat()) {
    for (const statement of policy.statements) {
      const named = statement.actions?.negated === false && statement.actions.patterns.some((pattern) => PLANES.test(pattern));
      const bits = named && statement.effect === 'Deny' ? actionsOf(statement, universe) : universe.nothing.whole;
      if (!all.some((action) => isIn(bits, action, inventory))) continue;
      addBits(denied, bits);
      source ??= statement;
      statements.push({ document: ref, index: statement.index, sid: statement.sid });
    }
  }
  return { denied, statements, source };
}

const PLANES = /^(?:bedrock|sagemaker|aws-external-anthropic)/i;

function isIn(bits: Bits, action: string, { universe }: Scanned['inventory']): boolean {
  const index = universe.indexOf.get(action.toLowerCase());
  return index !== undefined && hasBit(bits, index);
}
