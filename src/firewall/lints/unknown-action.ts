import { findAction, findService, nearestActions } from '../../catalogue/reference/reference.ts';
import { denied, type Lint, plainActions } from '../lint.ts';

const lint: Lint = {
  id: 'unknown-action',
  title: 'Every action that is named exists',
  why: 'AWS takes a policy with an action that it does not have, and the statement then says nothing about what was meant.',
  severity: 'error',
  *check(linted) {
    for (const statement of linted.policy.statements) {
      for (const action of plainActions(statement)) {
        const colon = action.indexOf(':');
        if (colon < 0 || findAction(action) !== undefined) continue;
        const nearest = nearestActions(action, 2);
        const service = findService(action.slice(0, colon));
        yield {
          statement,
          path: ['Action'],
          message: service === undefined ? `AWS has no service \`${action.slice(0, colon)}\`` : `AWS has no action \`${action}\``,
          fix: nearest.length === 0 ? 'leave it out' : `write ${nearest.join(' or ')}`,
        };
      }
    }
  },
  examples: {
    bad: [denied('bedrock:Converse'), denied(['bedrock:UpdateModel', 'bedrock:DeleteGuardrail'])],
    good: [denied('bedrock:InvokeModel'), denied('bedrock:Update*')],
  },
};

export default lint;
