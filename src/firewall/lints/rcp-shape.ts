import { rcpSupports } from '../../catalogue/reference/reference.ts';
import { type Lint } from '../lint.ts';

const lint: Lint = {
  id: 'rcp-shape',
  title: 'An RCP denies, to everybody, in services that RCPs reach',
  why: 'AWS refuses any other RCP, or it binds nothing.',
  severity: 'error',
  *check(linted) {
    if (linted.type !== 'rcp') return;
    for (const statement of linted.policy.statements) {
      const { effect, principals, actions } = statement;
      const isFullAccess = effect === 'Allow' && actions?.patterns.includes('*') === true;
      if (effect === 'Allow' && !isFullAccess)
        yield { statement, path: ['Effect'], message: 'RCPs of customers hold Deny statements only', fix: 'write what is to be denied' };
      if (principals === undefined || principals.negated || !principals.entries.some(({ value }) => value === '*'))
        yield {
          statement,
          path: ['Principal'],
          message: 'the Principal of an RCP is `*`',
          fix: 'write "Principal": "*" and say by conditions who is meant',
        };
      if (actions?.negated === true) yield { statement, path: ['NotAction'], message: 'RCPs know no NotAction', fix: 'write Action' };
      for (const pattern of actions?.patterns ?? []) {
        const prefix = pattern.slice(0, Math.max(0, pattern.indexOf(':')));
        if (prefix !== '' && !/[*?]/.test(prefix) && !rcpSupports(prefix))
          yield {
            statement,
            path: ['Action'],
            message: `RCPs do not reach ${prefix}`,
            fix: 'deny in SCPs who may write its resource policies',
          };
      }
    }
  },
  examples: {
    bad: [
      { type: 'rcp', statements: [{ Effect: 'Deny', Principal: '*', Action: 'bedrock:InvokeModel', Resource: '*' }] },
      { type: 'rcp', statements: [{ Effect: 'Deny', Action: 's3:GetObject', Resource: '*' }] },
    ],
    good: [{ type: 'rcp', statements: [{ Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: '*' }] }],
  },
};

export default lint;
