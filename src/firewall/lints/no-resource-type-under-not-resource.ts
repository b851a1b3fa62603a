import { findAction } from '../../catalogue/reference/reference.ts';
import { denied, deniesOf, type Lint, plainActions } from '../lint.ts';

const lint: Lint = {
  id: 'no-resource-type-under-not-resource',
  title: 'An action without resource types does not stand under NotResource',
  why: 'It is authorised on `*`, which no ARN names: the Deny always matches.',
  severity: 'error',
  *check(linted) {
    for (const statement of deniesOf(linted)) {
      if (statement.resources?.negated !== true) continue;
      const always = plainActions(statement).filter((action) => findAction(action)?.resourceTypes.length === 0);
      if (always.length === 0) continue;
      yield {
        statement,
        path: ['NotResource'],
        message: `${always.join(', ')} ${always.length === 1 ? 'has' : 'have'} no resource type and ${always.length === 1 ? 'is' : 'are'} always denied here`,
        fix: `put ${always.length === 1 ? 'it' : 'them'} into a statement of its own, or leave ${always.length === 1 ? 'it' : 'them'} out`,
      };
    }
  },
  examples: {
    bad: [
      denied(['bedrock:InvokeModel', 'bedrock:ListFoundationModels'], undefined, { NotResource: 'arn:aws:bedrock:*::foundation-model/*' }),
    ],
    good: [
      denied('bedrock:ListFoundationModels'),
      denied('bedrock:InvokeModel', undefined, { NotResource: 'arn:aws:bedrock:*::foundation-model/*' }),
    ],
  },
};

export default lint;
