import { aboutCondition, denied, type Lint } from '../lint.ts';

const lint: Lint = {
  id: 'placeholder',
  title: 'No placeholder of a template is left in',
  why: 'The text matches nothing: whom it should spare is not spared, and what it should name is not named.',
  severity: 'error',
  *check(linted) {
    for (const statement of linted.policy.statements) {
      for (const condition of statement.conditions) {
        const left = condition.values.find(isPlaceholder);
        if (left !== undefined)
          yield aboutCondition(
            statement,
            condition,
            `\`${left}\` is a placeholder, or a variable that AWS does not have`,
            'put the real value in its place',
          );
      }
      for (const [member, list] of [
        ['Resource', statement.resources],
        ['Action', statement.actions],
      ] as const) {
        const left = list?.patterns.find(isPlaceholder);
        if (left !== undefined)
          yield {
            statement,
            path: [`${list?.negated === true ? 'Not' : ''}${member}`],
            message: `\`${left}\` is a placeholder, or a variable that AWS does not have`,
            fix: 'put the real value in its place',
          };
      }
    }
  },
  examples: {
    bad: [
      denied('bedrock:*', { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::${Account}:role/[ADMIN_ROLE]' } }),
      denied('bedrock:*', { StringNotEquals: { 'aws:PrincipalOrgID': '<my-org-id>' } }),
    ],
    good: [
      denied('bedrock:*', { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::${aws:PrincipalAccount}:role/admin' } }),
      denied('bedrock:*', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } }),
    ],
  },
};

export default lint;

/** `<name>`, `[NAME]`, `{name}`, `${Name}` without a service, `YOUR_NAME`, `REPLACE-ME`: no value of AWS looks so. */
const isPlaceholder = (text: string): boolean =>
  /<[^<>]+>|\[[^\]]*[A-Za-z][^\]]*\]|(?<!\$)\{[^{}]*\}|\b(?:YOUR|MY)[-_ ][A-Z]|\b(?:REPLACE|CHANGE)[-_ ]?ME\b|\bXXXX+\b/.test(text) ||
  [...text.matchAll(/\$\{([^}]*)\}/g)].some(([, name = '']) => !/^(?:[*?$]|[A-Za-z0-9-]+:.+)$/.test(name));
