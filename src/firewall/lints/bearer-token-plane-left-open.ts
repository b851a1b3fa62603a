import { compileGlob, matchesGlob } from '../../iam/glob.ts';
import { denied, deniesOf, type Lint } from '../lint.ts';

/** Service Authorization Reference, condition key BearerTokenType of each. */
const PLANES = [
  'bedrock:CallWithBearerToken',
  'bedrock-mantle:CallWithBearerToken',
  'sagemaker:CallWithBearerToken',
  'aws-external-anthropic:CallWithBearerToken',
];

const lint: Lint = {
  id: 'bearer-token-plane-left-open',
  title: 'API keys are denied on every AI service that takes them',
  why: 'Four services take bearer tokens, each by an action of its own; a key that one of them refuses works with another model endpoint.',
  severity: 'error',
  *check(linted) {
    const denies = deniesOf(linted);
    const isDenied = (action: string): boolean =>
      denies.some(
        ({ actions }) =>
          actions !== undefined &&
          actions.patterns.some((pattern) => matchesGlob(compileGlob(pattern.toLowerCase()), action.toLowerCase())) !== actions.negated,
      );
    const named = denies.find(
      ({ actions }) => actions?.negated === false && actions.patterns.some((pattern) => /:CallWithBearerToken$/i.test(pattern)),
    );
    const open = PLANES.filter((action) => !isDenied(action));
    if (named !== undefined && open.length > 0)
      yield {
        statement: named,
        path: ['Action'],
        message: `API keys are denied for ${PLANES.length - open.length} of ${PLANES.length} AI services: ${open.join(', ')} ${open.length === 1 ? 'is' : 'are'} left out`,
        fix: `add ${open.join(', ')}`,
      };
  },
  examples: {
    bad: [denied('bedrock:CallWithBearerToken'), denied(['bedrock:CallWithBearerToken', 'bedrock-mantle:CallWithBearerToken'])],
    good: [denied(PLANES), denied('bedrock:DeleteGuardrail')],
  },
};

export default lint;
