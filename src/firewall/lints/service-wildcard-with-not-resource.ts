import { denied, deniesOf, type Lint } from '../lint.ts';

const lint: Lint = {
  id: 'service-wildcard-with-not-resource',
  title: 'A whole service does not stand under NotResource',
  why: 'Every action of the service whose resource is not named is denied, lists and jobs and guardrails too.',
  severity: 'warning',
  *check(linted) {
    for (const statement of deniesOf(linted)) {
      const whole =
        statement.actions?.negated === false ? statement.actions.patterns.filter((pattern) => /^[a-z0-9-]+:\*$/i.test(pattern)) : [];
      if (
        statement.resources?.negated !== true ||
        whole.length === 0 ||
        statement.resources.patterns.some((pattern) => pattern.endsWith(':*') && pattern.split(':').length >= 6)
      )
        continue;
      yield {
        statement,
        path: ['NotResource'],
        message: `everything of ${whole.join(', ')} that is not on these resources is denied`,
        fix: 'name the actions that are meant, such as those that call a model',
      };
    }
  },
  examples: {
    bad: [denied('bedrock:*', undefined, { NotResource: 'arn:aws:bedrock:*::foundation-model/amazon.nova-*' })],
    good: [denied('bedrock:InvokeModel', undefined, { NotResource: 'arn:aws:bedrock:*::foundation-model/amazon.nova-*' })],
  },
};

export default lint;
