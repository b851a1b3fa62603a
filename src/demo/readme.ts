import { ASSIGNED, GROUPS, PEOPLE } from './people.ts';
import { STORY } from './story.ts';
import { MEMBERS, UNITS } from './units.ts';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const accountName = (id: string): string => MEMBERS.find((member) => member.id === id)?.name ?? id;
const unitName = (id: string): string => Object.values(UNITS).find((unit) => unit.id === id)?.name ?? 'Root';

/** As the command line takes it: `ml-dev:role/developer`. Names are unique in an account whatever their path. */
function shortName(arn: string): string {
  const [, , , , account = '', resource = ''] = arn.split(':');
  return `${accountName(account)}:${resource.slice(0, resource.indexOf('/'))}/${resource.slice(resource.lastIndexOf('/') + 1)}`;
}

const accounts = (): string =>
  table(
    ['account', 'name', 'unit', 'for'],
    MEMBERS.map(({ id, name, parent, purpose }) => [id, name, unitName(parent), purpose]),
  );

const people = (): string =>
  table(
    ['who', 'team', 'does', 'signs in as'],
    Object.entries(PEOPLE).map(([key, { given, family, team, does }]) => [`${given} ${family}`, team, does, assignments(key)]),
  );

function assignments(person: string): string {
  const groups = Object.entries(GROUPS).filter(([, members]) => (members as readonly string[]).includes(person));
  const names = new Set([person, ...groups.map(([group]) => group)]);
  const sets = new Map<string, string[]>();
  for (const [account, set, who] of ASSIGNED) {
    if (names.has(who)) sets.set(set, [...(sets.get(set) ?? []), accountName(account)]);
  }
  return [...sets].map(([set, where]) => `${set} in ${where.join(', ')}`).join('; ') || '-';
}

const story = (): string =>
  table(
    ['who', 'action', 'answer', 'why'],
    STORY.map(({ principal, action, expected, why }) => [`\`${shortName(principal)}\``, `\`${action}\``, expected, why]),
  );

/** What the folder says of itself. */
export const readme = (): string => `# Acme: a synthetic organisation

**Everything in this folder is synthetic.** No account, person, key or model in it exists. \`npx mantlet demo DIR\` writes it again, byte for byte; its source is \`src/demo\`.

Acme sells things on the internet. It tunes models for its support, ranks its offers with a model of its own, and has grown a bit faster than its rules. The snapshot is of 23 November 2026, in the form of the AWS CLI's answers, as described in the README of Mantlet. What Acme intends stands in \`mantlet.yaml\`.

## Questions to ask it

\`\`\`sh
npx mantlet scan examples/acme
npx mantlet who-can bedrock:CreateModelCustomizationJob --snapshot examples/acme
npx mantlet who-can guardrail --snapshot examples/acme                                                           # a class of actions
npx mantlet explain ml-dev:role/tune-with-mfa-trap bedrock:CreateModelCustomizationJob --snapshot examples/acme  # a condition that protects nobody
npx mantlet explain ml-dev:role/train-in-vpc sagemaker:CreateTrainingJob --snapshot examples/acme                # one that does
npx mantlet explain ml-dev:role/developer sagemaker:CreateTrainingJob --snapshot examples/acme                   # through a chain into production
npx mantlet explain ml-prod:role/role-maker bedrock:CreateModelCustomizationJob --snapshot examples/acme         # exempting oneself from an SCP
npx mantlet explain ml-prod:role/ml-operator bedrock-mantle:CreateFineTuningJob --snapshot examples/acme         # what the SCP forgot
npx mantlet explain ml-dev:role/ml-engineer bedrock:DeleteGuardrail --snapshot examples/acme                     # a boundary at work
npx mantlet activity examples/acme/cloudtrail --snapshot examples/acme                                           # who did what
\`\`\`

## Accounts

${accounts()}

Account 900000000009 belongs to a vendor outside of the organisation.

## People

${people()}

Beside them there are IAM users: \`break-glass\` in management; \`jenkins\` in shared-services, kept from before OIDC; \`trainer-service\`, \`grace.adeyemi\` and \`ines.campos\` with long-term keys and \`BedrockAPIKey-x7q2\`, the user behind a long-term API key, in ml-dev.

## What binds them

- SCPs: \`region-deny\` (two Regions, except break-glass), \`protect-audit\`, \`ai-guard\` (by hand, for ML-Prod and Workloads; exempts the role paths \`/ai-privileged/\` and \`/break-glass/\`), \`no-bedrock-api-keys\`, \`sandbox-no-ai\`, \`deny-all-suspended\`.
- RCPs: \`identity-perimeter\` (the organisation and the vendor), \`tls-only\`.
- Permissions boundaries: \`boundary-ml\`, \`boundary-developer\` in ml-dev; \`boundary-pipeline\` in ml-prod.

## What it shows

\`indirect\` means: not by itself, but through others.

${story()}

## What happened

\`cloudtrail\` is the trail of one week, 16 to 22 November 2026. Beside what Acme does every day it shows a guardrail deleted before its model is asked, invocation logging switched off, a model tuned with a long-term API key on bedrock-mantle, and a repository of somebody else that comes in through \`ci-anything\`. Who is behind the calls of the vendor, and behind one session from before the week, the trail cannot tell.
`;
