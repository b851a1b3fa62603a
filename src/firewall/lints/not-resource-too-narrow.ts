import { findAction } from '../../catalogue/reference/reference.ts';
import { denied, deniesOf, type Lint, plainActions } from '../lint.ts';
import { findText } from '../prove/find-text.ts';
import { resourcePattern } from '../prove/resource-limit.ts';

const lint: Lint = {
  id: 'not-resource-too-narrow',
  title: 'NotResource names something of every type of resource of its actions',
  why: 'An action is authorised on each resource that a call names; of a type that NotResource leaves out every call is denied.',
  severity: 'error',
  *check(linted) {
    for (const statement of deniesOf(linted)) {
      const { resources } = statement;
      if (resources?.negated !== true) continue;
      for (const action of plainActions(statement)) {
        const types = findAction(action)?.resourceTypes ?? [];
        const missed = types.filter(({ arn }) => arn !== undefined && !resources.patterns.some((pattern) => canMeet(pattern, arn)));
        if (missed.length === 0 || missed.length === types.length) continue;
        yield {
          statement,
          path: ['NotResource'],
          message: `${action} is denied on every ${missed.map(({ name }) => name).join(', ')}, because NotResource names none`,
          fix: `add the ARNs of those that may be used, or put ${action} into a statement of its own`,
        };
      }
    }
  },
  examples: {
    bad: [denied('bedrock:InvokeModel', undefined, { NotResource: 'arn:aws:bedrock:*::foundation-model/amazon.nova-*' })],
    good: [
      denied('bedrock:InvokeModel', undefined, { NotResource: 'arn:aws:bedrock:*:*:*' }),
      denied('bedrock:DeleteGuardrail', undefined, { NotResource: 'arn:aws:bedrock:*:*:guardrail/a' }),
    ],
  },
};

export default lint;

/** Whether an ARN of a type can match a pattern. */
function canMeet(pattern: string, type: string): boolean {
  const [one, other] = [resourcePattern(pattern, '2008-10-17'), resourcePattern(type.replaceAll(/\$\{[^}]*\}/g, '?*'), '2008-10-17')];
  return one === undefined || other === undefined || findText([[one], [other]], [], { states: 5_000 }).kind !== 'none';
}
