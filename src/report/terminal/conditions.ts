import { safe } from './palette.ts';

/** A condition as a person says it: `only with Bool aws:MultiFactorAuthPresent = true`, `not where StringNotEquals ...`. */
export function conditionText(
  condition: { readonly operator: string; readonly key: string; readonly values: readonly string[]; readonly denies: boolean },
  holds: boolean,
): string {
  const values =
    condition.values.length <= 4
      ? condition.values.join(', ')
      : `${condition.values.slice(0, 4).join(', ')} and ${condition.values.length - 4} more`;
  const lead = condition.denies ? 'not where' : holds ? 'where' : 'only with';
  return safe(`${lead} ${condition.operator} ${condition.key} ${condition.values.length === 1 ? '=' : 'in'} ${values}`);
}
