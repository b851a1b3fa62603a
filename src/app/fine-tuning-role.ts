import { referenceVersion } from '../catalogue/reference/reference.ts';
import type { RoleReport } from '../report/role-report.ts';
import { roleFormats } from '../roles/formats/index.ts';
import { fineTuningRole, type FineTuningRole } from '../roles/generate/fine-tuning-role.ts';
import { type ProvedClaim, proveRole } from '../roles/generate/prove-role.ts';
import { type JobOptions, trainingJob } from './training-job.ts';
import { UsageError } from './usage-error.ts';
import { writeFolder } from './write-folder.ts';

/** A role for the job that options describe, and what was proved of it. */
export interface GeneratedRole {
  readonly role: FineTuningRole;
  readonly proof: readonly ProvedClaim[];
}

/** Makes a role and proves it. Throws a `UsageError` where the options do not describe a job. */
export function generateRole(options: JobOptions): GeneratedRole {
  const role = fineTuningRole(trainingJob(options));
  const size = JSON.stringify(role.boundary).length;
  // IAM counts without white space (IAM User Guide, "IAM and AWS STS quotas")
  if (size > LONGEST_POLICY)
    throw new UsageError(
      `the permissions take ${size} characters, and a managed policy holds ${LONGEST_POLICY}: name folders rather than single objects`,
    );
  return { role, proof: proveRole(role) };
}

const LONGEST_POLICY = 6144;

/** Writes the files that deploy a role. Answers with their number. */
export async function writeRole(role: FineTuningRole, formatName: string, out: string, force: boolean): Promise<number> {
  const format = roleFormats.find(({ name }) => name === formatName);
  if (format === undefined) throw new UsageError(`there is no format \`${formatName}\`: ${roleFormats.map(({ name }) => name).join(', ')}`);
  const files = format.render(role);
  await writeFolder(out, files, force);
  return files.length;
}

/** What is told of a role. */
export const roleReport = ({ role, proof }: GeneratedRole): RoleReport => ({ role, proof, reference: referenceVersion });
