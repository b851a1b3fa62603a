import type { Truth } from '../decision.ts';
import { authorizedResourceArn } from '../derived-keys.ts';
import type { PatternList } from '../policy.ts';
import { segmentsOfArn, segmentsOfPattern } from './arn-patterns.ts';
import { globAtoms, hasHole, matchesAtoms } from './glob.ts';
import { agree, anyTruth, leaf, notTruth, type Outcome } from './outcome.ts';
import type { Scope } from './scope.ts';
import { readingsOf } from './variables.ts';

/** Whether `Resource` or `NotResource` takes in the resource of the request (IAM User Guide, "Resource", "NotResource"). */
export function resourceOutcome(list: PatternList, scope: Scope): Outcome {
  const arn = authorizedResourceArn(scope.request);
  const named = anyTruth(list.patterns.map((pattern) => matchesResource(pattern, arn, scope)));
  const truth = list.negated ? notTruth(named) : named;
  if (truth === 'unreadable') {
    return leaf(truth, { kind: 'unreadable', what: `resource pattern \`${list.patterns.join('`, `')}\``, statement: scope.ref });
  }
  return leaf(truth, { kind: 'resource', patterns: list.patterns, negated: list.negated, statement: scope.ref });
}

function matchesResource(pattern: string, arn: string, scope: Scope): Truth {
  // however many stars: they mean no more than one
  if (/^\*+$/.test(pattern)) return 'yes';
  // an action without resource types is authorised on `*`, which only the element `*` names
  if (arn === '*') return 'no';
  const segments = segmentsOfArn(arn);
  if (segments === undefined) return 'no';
  // the first five segments are plain globs: a variable there stays text and matches nothing (IAM User Guide, "Variables and tags")
  const patterns = segmentsOfPattern(globAtoms(pattern));
  for (const [index, segment] of segments.slice(0, Math.min(patterns.length, 5)).entries()) {
    if (!matchesAtoms(patterns[index] ?? [], segment)) return 'no';
  }
  if (patterns.length < 6) {
    // reported of AWS: missing segments stand for `*`, except in resource control policies, which it refuses
    return scope.policy.kind === 'rcp' ? 'unreadable' : 'yes';
  }
  return matchesSixth(pattern.split(':').slice(5).join(':'), segments[5] ?? '', scope);
}

function matchesSixth(pattern: string, segment: string, scope: Scope): Truth {
  const truths: Truth[] = [];
  for (const reading of readingsOf(pattern, scope.policy.version, true, scope.request)) {
    // "a resource that includes a policy variable with no value will not match any resource"
    if (reading === undefined || !matchesAtoms(reading, segment)) truths.push('no');
    else truths.push(hasHole(reading) ? 'unknown' : 'yes');
  }
  return agree(truths);
}
