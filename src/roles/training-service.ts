import type { Need, RoleDocument } from './need.ts';
import type { TrainingJob, TrainingServiceName } from './training-job.ts';

/** What may be said of a job on the command line, beside the service, the role and the account. */
export type JobMember =
  | 'training'
  | 'validation'
  | 'output'
  | 'dataKeys'
  | 'outputKey'
  | 'modelKey'
  | 'subnets'
  | 'securityGroups'
  | 'baseModel'
  | 'imageRepository'
  | 'grader'
  | 'project'
  | 'files'
  | 'trusted'
  | 'subject'
  | 'writers';

/** A plane on which models are fine-tuned: one file in `roles/services/`. */
export interface TrainingService {
  readonly name: TrainingServiceName;
  /** For the help: what runs there. */
  readonly about: string;
  /** What must be said of a job. */
  readonly needs: readonly JobMember[];
  /** What may be said besides. */
  readonly takes: readonly JobMember[];
  /** Whether its jobs run in subnets of the customer. */
  readonly runsInVpc: boolean;
  /** Who may become the role. */
  readonly trust: (job: TrainingJob) => RoleDocument;
  /** What the role must be allowed. */
  readonly permissions: (job: TrainingJob) => readonly Need[];
  /** What whoever starts such a job must be allowed; none where that is the role itself. */
  readonly starter: (job: TrainingJob) => readonly Need[];
  /** What all this cannot stop, for people. */
  readonly residuals: (job: TrainingJob) => readonly string[];
}
