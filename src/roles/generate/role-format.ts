import type { RenderedFile } from '../../templates/rendered-file.ts';
import type { RoleDocument } from '../need.ts';
import type { FineTuningRole } from './fine-tuning-role.ts';
import type { ResourcePolicy } from './resource-policies.ts';

/** One form in which a role is deployed: one file in `roles/formats/`. */
export interface RoleFormat {
  /** What `--format` calls it, and the name of its file. */
  readonly name: string;
  /** For the help: what takes it. */
  readonly about: string;
  /** The same role is always the same files. */
  readonly render: (role: FineTuningRole) => readonly RenderedFile[];
}

/** A policy as a file has it. */
export const documentFile = (path: string, document: RoleDocument): RenderedFile => ({
  path,
  content: `${JSON.stringify(document, undefined, 2)}\n`,
});

/** The policies of buckets, keys and endpoints: whatever deploys the role leaves them to who owns those. */
export const resourceFiles = ({ resourcePolicies }: FineTuningRole): readonly RenderedFile[] =>
  resourcePolicies.map((policy) => documentFile(resourceFile(policy), { Version: '2012-10-17', Statement: policy.statements }));

/** Where the policy of a resource stands: `resource-policies/bucket-training-data.json`. */
export const resourceFile = ({ of, type }: ResourcePolicy): string =>
  `resource-policies/${type}-${of.replace(/^arn:[^:]*:kms:/, '').replaceAll(/[^\w.-]/g, '-')}.json`;

/** The README of the folder: what the role is for, how it is deployed and taken away, and what it cannot stop. */
export function roleReadme(role: FineTuningRole, steps: readonly string[], back: readonly string[]): RenderedFile {
  const { arn, needs, starterNeeds, resourcePolicies, residuals, job } = role;
  const rows = needs.map(({ actions, why, source }) => `| ${why} | ${actions.join(', ')} | ${source} |`);
  const lines = [
    `# ${job.name}`,
    '',
    `\`${arn}\` is the role of fine-tuning jobs on ${job.service}, written by \`mantlet role fine-tuning\`. Write it again rather than change these files.`,
    '',
    '| it | by | says |',
    '|---|---|---|',
    ...rows,
    '',
    '`permissions-boundary.json` says the same again, so that whatever is attached to the role later gives it nothing more.',
    ...(starterNeeds.length === 0
      ? []
      : ['`starter-policy.json` is for whoever starts such jobs: attach it to that role or permission set.']),
    '',
    '## Deploy',
    '',
    ...steps.map((step, index) => `${index + 1}. ${step}`),
    ...(resourcePolicies.length === 0
      ? []
      : [
          `${steps.length + 1}. Merge the statements of \`resource-policies/\` into the policies that are there, of ${resourcePolicies.map(({ of, type }) => `${type} \`${of}\``).join(', ')}. A policy of a resource is one document: putting these files in its place would take away what stands in it.`,
        ]),
    '',
    '## Go back',
    '',
    ...back.map((step, index) => `${index + 1}. ${step}`),
    '',
    '## What this cannot stop',
    '',
    ...residuals.map((text) => `- ${text}`),
    '',
  ];
  return { path: 'README.md', content: lines.join('\n') };
}
