import type { Caller } from '../../access/caller.ts';
import type { CatalogueRow } from '../../catalogue/types.ts';
import { NOTHING_SAID } from '../../estate/intent.ts';
import { exemptionFor } from '../../estate/intent-exemptions.ts';
import { isBreakGlass } from '../../estate/intent-principals.ts';
import type { Statement, StatementRef } from '../../iam/policy.ts';
import { shapes } from '../rights/action-masks.ts';
import type { Check } from '../check.ts';
import { EXAMPLE_USER, userDetails } from '../examples/examples.ts';
import { actionsText, grantsOf, mitreOf } from '../rights/grants.ts';
import { isPerson } from '../rights/person.ts';
import { callerSubject } from '../rights/subjects.ts';

/** A user who may train while a condition holds. */
const trains = (condition?: unknown): ReturnType<typeof userDetails> =>
  userDetails({
    Effect: 'Allow',
    Action: 'sagemaker:CreateTrainingJob',
    Resource: '*',
    ...(condition === undefined ? {} : { Condition: condition }),
  });

/** What a person holds by statements that end, and by those that do not. */
interface Standing {
  readonly caller: Caller;
  readonly rows: Set<CatalogueRow>;
  readonly statements: StatementRef[];
}

const SHOWN = 5;

const check: Check = {
  id: 'standing-model-shaping-right',
  title: 'People hold rights that shape models, agents and guardrails for a time only',
  why: 'Whoever takes over the person, his session or his key has the right at any hour, whether or not the person works on a model.',
  kind: 'governance',
  severity: 'medium',
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'],
  reads: [],
  known: { gaps: ['GAP-09'] },
  topics: ['time-bound-access'],
  examples: {
    pass: [
      trains({ DateLessThan: { 'aws:CurrentTime': '2026-11-24T18:00:00Z' } }),
      { ...trains(), intent: { ...NOTHING_SAID, breakGlass: [EXAMPLE_USER] } },
    ],
    fail: [
      trains(),
      trains({ DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } }),
      trains({ DateLessThanIfExists: { 'aws:TokenIssueTime': '2026-11-24T18:00:00Z' } }),
    ],
  },
  *judge(scanned) {
    const { intent, now } = scanned;
    const people = new Map<string, Standing>();
    for (const { ref, statement, rows, holders } of grantsOf(scanned)) {
      const shaping = rows.filter(shapes);
      if (shaping.length === 0) continue;
      const ends = endsByItself(statement);
      for (const caller of holders) {
        if (!isPerson(caller)) continue;
        let standing = people.get(caller.arn);
        if (standing === undefined) {
          standing = { caller, rows: new Set(), statements: [] };
          people.set(caller.arn, standing);
        }
        if (ends) continue;
        for (const row of shaping) standing.rows.add(row);
        standing.statements.push(ref);
      }
    }
    for (const [arn, { caller, rows, statements }] of people) {
      const subject = callerSubject(caller);
      const lasting = [...rows].filter(
        ({ action, class: ability }) => intent === undefined || exemptionFor(intent, arn, { action, class: ability }, now) === undefined,
      );
      if (intent !== undefined && isBreakGlass(intent, arn))
        yield { verdict: 'pass', subject, message: 'it is for emergencies', evidence: [] };
      else if (lasting.length === 0) yield { verdict: 'pass', subject, message: 'what it holds ends by itself', evidence: [] };
      else
        yield {
          verdict: 'fail',
          subject,
          message: `it holds ${lasting.length === 1 ? 'a right that shapes a model' : `${lasting.length} rights that shape models`} without an end: ${actionsText(lasting)}`,
          mitre: mitreOf(lasting),
          evidence: statements.slice(0, SHOWN).map((statement) => ({ kind: 'statement', statement })),
          fix: {
            summary: 'give it when it is needed, by a statement with DateLessThan on aws:CurrentTime, and take the standing one away',
          },
        };
    }
  },
};

export default check;

/** `aws:CurrentTime` and `aws:EpochTime` are in every call, so that `IfExists` changes nothing (IAM User Guide, "Global condition context keys"). */
const endsByItself = ({ conditions }: Statement): boolean =>
  conditions.some(({ operator, key }) => {
    const name = key.toLowerCase();
    if (name !== 'aws:currenttime' && name !== 'aws:epochtime') return false;
    return operator !== undefined && /^(?:Date|Numeric)(?:LessThan|LessThanEquals|Equals)$/.test(operator);
  });
