import type { FastDecision } from '../iam/compiled/decide.ts';

/** How one cell was decided on one example resource. */
export interface CellDecision {
  readonly arn: string;
  readonly open: FastDecision;
  /** Asked only where the open answer depends on the call. */
  readonly usual: FastDecision | undefined;
}

/** Whether a principal holds an action. `conditional`: it depends on the call; `indeterminate`: on something that cannot be read. */
export type Status = 'yes' | 'conditional' | 'no' | 'indeterminate';

/** The status of one decision: `yes` may rest on the usual circumstances of a call. */
export function statusOf({ open, usual }: CellDecision): Status {
  switch (open.verdict) {
    case 'allow':
      return 'yes';
    case 'conditional':
      return usual?.verdict === 'allow' ? 'yes' : 'conditional';
    case 'indeterminate':
      return 'indeterminate';
    default:
      return 'no';
  }
}
