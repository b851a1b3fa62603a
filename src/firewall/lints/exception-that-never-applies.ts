import { compileGlob, matchesGlob } from '../../iam/glob.ts';
import { denied, deniesOf, type Lint } from '../lint.ts';

const lint: Lint = {
  id: 'exception-that-never-applies',
  title: 'No unconditional Deny covers a statement that makes an exception',
  why: 'One Deny is enough: the exception of the other statement spares nobody.',
  severity: 'error',
  *check(linted) {
    const denies = deniesOf(linted);
    for (const statement of denies) {
      if (statement.conditions.length === 0 || statement.actions === undefined || statement.actions.negated) continue;
      const above = denies.find(
        (one) =>
          one !== statement &&
          one.conditions.length === 0 &&
          isEverything(one.resources) &&
          one.actions?.negated === false &&
          covers(one.actions.patterns, statement.actions?.patterns ?? []),
      );
      if (above !== undefined)
        yield {
          statement,
          path: ['Condition'],
          message: `statement ${above.index + 1}${above.sid === undefined ? '' : ` (${above.sid})`} denies the same actions to everybody: the condition here spares nobody`,
          fix: `take statement ${above.index + 1} away, or give it the same condition`,
        };
    }
  },
  examples: {
    bad: [
      {
        statements: [
          ...denied('iam:CreateServiceSpecificCredential').statements,
          ...denied('iam:CreateServiceSpecificCredential', { StringNotEquals: { 'aws:PrincipalTag/keys': 'yes' } }).statements,
        ],
      },
    ],
    good: [
      {
        statements: [
          ...denied('iam:CreateUser').statements,
          ...denied('iam:CreateRole', { StringNotEquals: { 'aws:PrincipalTag/keys': 'yes' } }).statements,
        ],
      },
    ],
  },
};

export default lint;

const isEverything = (list: { readonly negated: boolean; readonly patterns: readonly string[] } | undefined): boolean =>
  list?.negated === false && list.patterns.some((pattern) => /^\*+$/.test(pattern));

const covers = (wide: readonly string[], narrow: readonly string[]): boolean =>
  narrow.every((pattern) =>
    wide.some((one) => one.toLowerCase() === pattern.toLowerCase() || matchesGlob(compileGlob(one.toLowerCase()), pattern.toLowerCase())),
  );
