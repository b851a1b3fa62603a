import { documentOf, type Need, type RoleDocument } from '../need.ts';
import { type ResourcePolicy, resourcePoliciesOf } from './resource-policies.ts';
import { trainingServices } from '../services/index.ts';
import { roleArn, type TrainingJob } from '../training-job.ts';

/** A role for one kind of fine-tuning job, and what belongs to it. */
export interface FineTuningRole {
  readonly job: TrainingJob;
  readonly arn: string;
  readonly trust: RoleDocument;
  /** What it needs, each with its reason; the permissions say just that. */
  readonly needs: readonly Need[];
  readonly permissions: RoleDocument;
  /** The same again: whatever anybody attaches to the role later, it holds no more. */
  readonly boundary: RoleDocument;
  readonly starterNeeds: readonly Need[];
  /** For whoever starts such jobs; undefined where that is the role itself. */
  readonly starter: RoleDocument | undefined;
  readonly resourcePolicies: readonly ResourcePolicy[];
  /** What all this cannot stop. */
  readonly residuals: readonly string[];
}

/** The role that a job needs: nothing in it but what follows from the job. */
export function fineTuningRole(job: TrainingJob): FineTuningRole {
  const service = trainingServices.find(({ name }) => name === job.service);
  if (service === undefined) throw new Error(`no service \`${job.service}\``);
  const needs = service.permissions(job);
  const starterNeeds = service.starter(job);
  return {
    job,
    arn: roleArn(job),
    trust: service.trust(job),
    needs,
    permissions: documentOf(needs),
    boundary: documentOf(needs),
    starterNeeds,
    starter: starterNeeds.length === 0 ? undefined : documentOf(starterNeeds),
    resourcePolicies: resourcePoliciesOf(job, needs),
    residuals: service.residuals(job),
  };
}
