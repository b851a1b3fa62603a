import { NO_ASSUMPTIONS, type Assumptions, type Caller, callerOf, rootCaller } from '../access/caller.ts';
import type { Holding } from '../access/holding.ts';
import { explainRight } from '../access/resource-policies/explain-right.ts';
import { externalCaller } from '../access/resource-policies/external-caller.ts';
import { partitionOf } from '../access/partition.ts';
import { homeRegion } from '../access/policy-layers.ts';
import type { Estate } from '../estate/estate.ts';
import { findPrincipal } from '../estate/find-principal.ts';
import { chosenActions } from './chosen-actions.ts';
import { UsageError } from './usage-error.ts';

/** The words of a person who asks whether a principal holds an action. */
export interface ExplainQuestion {
  readonly who: string;
  readonly action: string;
  readonly resource: string | undefined;
  readonly assumptions?: Assumptions;
}

/** The caller that a person means; throws a UsageError that names who else may be meant. */
export function chosenCaller(estate: Estate, who: string): Caller {
  const root = /^(?:arn:[^:]+:iam::)?(\d{12}):root$/.exec(who)?.[1];
  const account = root === undefined ? undefined : estate.accounts.get(root);
  if (account !== undefined) return rootCaller(estate, account, partitionOf(estate));
  const outsider = externalCaller(estate, who);
  if (outsider !== undefined) return outsider;
  const found = findPrincipal(estate, who);
  switch (found.found) {
    case 'one': {
      const home = estate.accounts.get(found.principal.account);
      if (home === undefined) throw new UsageError(`\`${who}\` is in account ${found.principal.account}, which the snapshot does not hold`);
      return callerOf(estate, home, found.principal);
    }
    case 'several':
      throw new UsageError(
        `\`${who}\` is the name of ${found.candidates.length} principals: say which of ${found.candidates
          .slice(0, 5)
          .map((candidate) => candidate.arn)
          .join(', ')}${found.candidates.length > 5 ? ', ...' : ''}`,
      );
    case 'none':
      throw new UsageError(
        `the snapshot has no principal \`${who}\`${found.nearest.length === 0 ? '' : `: did you mean ${found.nearest.map((name) => `\`${name}\``).join(' or ')}?`}`,
      );
  }
}

/** Whether one principal holds one action, and why. */
export function explain(estate: Estate, question: ExplainQuestion): Holding {
  const actions = chosenActions(question.action);
  if (actions.length !== 1) {
    throw new UsageError(
      `explain takes one action, and \`${question.action}\` means ${actions.length}: ask \`mantlet who-can\` for several`,
    );
  }
  const assumptions = question.assumptions ?? NO_ASSUMPTIONS;
  return explainRight(estate, chosenCaller(estate, question.who), {
    action: actions[0] as string,
    resource: question.resource === '*' ? undefined : question.resource,
    assumptions,
    home: assumptions.region ?? homeRegion(estate),
  });
}
