import { type Lint } from '../lint.ts';

const lint: Lint = {
  id: 'scp-with-principal',
  title: 'An SCP names no principal',
  why: 'AWS refuses an SCP with a Principal element: whom it binds follows from where it is attached.',
  severity: 'error',
  *check(linted) {
    if (linted.type !== 'scp') return;
    for (const statement of linted.policy.statements) {
      if (statement.principals === undefined && !statement.unreadable.some((text) => /Principal/.test(text))) continue;
      yield {
        statement,
        path: [statement.principals?.negated === true ? 'NotPrincipal' : 'Principal'],
        message: 'SCPs know no Principal',
        fix: 'take it out, and say by aws:PrincipalArn who is spared',
      };
    }
  },
  examples: {
    bad: [{ statements: [{ Effect: 'Deny', Principal: '*', Action: 'bedrock:*', Resource: '*' }] }],
    good: [{ statements: [{ Effect: 'Deny', Action: 'bedrock:*', Resource: '*' }] }],
  },
};

export default lint;
