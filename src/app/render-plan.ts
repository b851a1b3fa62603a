import { planFormats } from '../firewall/formats/index.ts';
import type { FirewallPlan } from '../firewall/plan/firewall-plan.ts';
import { UsageError } from './usage-error.ts';
import { writeFolder } from './write-folder.ts';

/** Writes the files that deploy a plan. Answers with their number. */
export async function renderPlanTo(plan: FirewallPlan, formatName: string, folder: string, force: boolean): Promise<number> {
  const format = planFormats.find(({ name }) => name === formatName);
  if (format === undefined) throw new UsageError(`there is no format \`${formatName}\`: ${planFormats.map(({ name }) => name).join(', ')}`);
  const foreign = [
    ...plan.policies.map(({ name }) => name).filter((name) => !/^mantlet-[a-z0-9-]+$/.test(name)),
    ...plan.targets.map(({ id }) => id).filter((id) => !/^(?:r-[a-z0-9]+|ou-[a-z0-9]+-[a-z0-9]+|\d{12})$/.test(id)),
  ];
  // they become names of files and words of scripts
  if (foreign.length > 0)
    throw new UsageError(`the plan names \`${foreign[0]}\`, which is no policy of Mantlet and no root, OU or account of AWS`);
  const files = format.render(plan);
  await writeFolder(folder, files, force);
  return files.length;
}
