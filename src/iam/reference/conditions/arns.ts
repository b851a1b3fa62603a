import { matchesArn, segmentsOfArn, segmentsOfPattern } from '../arn-patterns.ts';
import type { Truth } from '../../decision.ts';
import { hasHole } from '../glob.ts';
import { agree } from '../outcome.ts';
import type { Scope } from '../scope.ts';
import { readingsOf } from '../variables.ts';

/** ArnEquals and ArnLike are the same test, segment by segment (IAM User Guide, "Amazon Resource Name (ARN) condition operators"). */
export function matchesArnText(value: string, written: string, scope: Scope): Truth {
  if (segmentsOfArn(value) === undefined) {
    scope.warn(`the value \`${value}\` is not an ARN`);
    return 'no';
  }
  const truths: Truth[] = [];
  for (const reading of readingsOf(written, scope.policy.version, true, scope.request)) {
    if (reading === undefined) truths.push('no');
    else {
      if (!hasHole(reading) && segmentsOfPattern(reading).length < 6) scope.warn(`\`${written}\` is not an ARN`);
      truths.push(matchesArn(reading, value));
    }
  }
  return agree(truths);
}
