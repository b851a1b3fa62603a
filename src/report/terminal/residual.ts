import type { Residual } from '../../iam/decision.ts';
import { conditionText } from './conditions.ts';
import { safe } from './palette.ts';

/** What is left open, as an indented tree. */
export function residualText(residual: Residual, indent: string): string {
  switch (residual.kind) {
    case 'all':
    case 'any': {
      if (residual.of.length === 1) return residualText(residual.of[0] as Residual, indent);
      return `${indent}${residual.kind === 'all' ? 'all of' : 'one of'}\n${residual.of.map((part) => residualText(part, `${indent}  `)).join('\n')}`;
    }
    case 'not':
      return residual.of.kind === 'condition'
        ? `${indent}${conditionText({ ...residual.of, denies: true })}`
        : `${indent}not\n${residualText(residual.of, `${indent}  `)}`;
    case 'condition':
      return `${indent}${conditionText({ ...residual, denies: false })}`;
    case 'resource':
      return safe(`${indent}resource ${residual.negated ? 'not in' : 'in'} ${residual.patterns.join(', ')}`);
    case 'unreadable':
      return safe(`${indent}cannot be read: ${residual.what}`);
    case 'principal': {
      const entries = residual.entries.map(({ type, value }) => (type === 'AWS' ? value : `${type} ${value}`)).join(' or ');
      return safe(`${indent}the caller is ${residual.negated ? 'none of' : 'named as'} ${entries}`);
    }
  }
}
