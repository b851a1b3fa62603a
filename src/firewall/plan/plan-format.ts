import type { RenderedFile } from '../../templates/rendered-file.ts';
import type { FirewallPlan, PlannedPolicy } from './firewall-plan.ts';

/** One form in which a plan is deployed: one file in `firewall/formats/`. */
export interface PlanFormat {
  /** What `--format` calls it, and the name of its file. */
  readonly name: string;
  /** For the help: what takes it. */
  readonly about: string;
  /** The same plan is always the same files. */
  readonly render: (plan: FirewallPlan) => readonly RenderedFile[];
}

/** AWS's names of the types of policy. */
export const POLICY_TYPES = { scp: 'SERVICE_CONTROL_POLICY', rcp: 'RESOURCE_CONTROL_POLICY' } as const;

/** The nodes to which a policy is attached. */
export const targetsOfPolicy = ({ name }: PlannedPolicy, { targets }: FirewallPlan): readonly string[] =>
  targets.flatMap(({ id, policies }) => (policies.includes(name) ? [id] : []));

/** The first words of every README: what this is and how it is rolled out. */
export function readmeOf(
  { organization, policies, targets }: FirewallPlan,
  steps: readonly string[],
  back: readonly string[],
): RenderedFile {
  const rows = policies.map((policy) => {
    const where = targets.flatMap(({ name, id, policies: names }) => (names.includes(policy.name) ? [`${name} (${id})`] : []));
    const layers = [...new Set(policy.statements.map(({ layer }) => layer))].join(', ');
    return `| ${policy.name} | ${policy.type.toUpperCase()} | ${policy.characters} | ${layers} | ${cell(where.join(', '))} |`;
  });
  const content = [
    `# Firewall of ${organization}`,
    '',
    'Written by `mantlet firewall render`. Change the plan and not these files.',
    '',
    '| policy | type | characters | for | attached to |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    '## Deploy',
    '',
    'First to one OU or account that can bear a mistake; then watch CloudTrail for `AccessDenied` that name these policies; then to the rest.',
    '',
    ...steps.map((step, index) => `${index + 1}. ${step}`),
    '',
    '## Go back',
    '',
    ...back.map((step, index) => `${index + 1}. ${step}`),
    '',
    'A policy that is detached stops to bind at once; nothing else has to be undone.',
    '',
  ];
  return { path: 'README.md', content: content.join('\n') };
}

const cell = (text: string): string => text.replaceAll(/[|\r\n]/g, ' ');
