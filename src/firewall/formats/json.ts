import { shellWord } from '../../templates/shell.ts';
import type { FirewallPlan, PlannedPolicy } from '../plan/firewall-plan.ts';
import { type PlanFormat, POLICY_TYPES, readmeOf, targetsOfPolicy } from '../plan/plan-format.ts';
import { minified } from '../written-policy.ts';

const format: PlanFormat = {
  name: 'json',
  about: 'one file a policy, and scripts that deploy them by the AWS CLI and take them away',
  render: (plan) => [
    ...plan.policies.map(({ name, document }) => ({ path: `policies/${name}.json`, content: minified(document) })),
    { path: 'deploy.sh', content: deployScript(plan) },
    { path: 'rollback.sh', content: rollbackScript(plan) },
    readmeOf(
      plan,
      ['With credentials of the management account, or of the account to which policies are delegated: `sh deploy.sh`.'],
      ['`sh rollback.sh`'],
    ),
  ],
};

export default format;

const HEAD = `#!/bin/sh
# Written by mantlet firewall render.
set -eu
cd "$(dirname "$0")"

# the id of a policy, by its name and type
policy_id() {
  aws organizations list-policies --filter "$2" --query "Policies[?Name=='$1'].Id" --output text
}
`;

/** Runs twice without harm: a policy that is there is updated, and an attachment that is there stays. */
const deployScript = ({ policies, ...plan }: FirewallPlan): string => `${HEAD}
deploy() {
  id=$(policy_id "$1" "$2")
  if [ -z "$id" ]; then
    id=$(aws organizations create-policy --name "$1" --type "$2" --description "$3" --content "file://policies/$1.json" --query Policy.PolicySummary.Id --output text)
  else
    aws organizations update-policy --policy-id "$id" --description "$3" --content "file://policies/$1.json" > /dev/null
  fi
}

attach() {
  case " $(aws organizations list-targets-for-policy --policy-id "$id" --query 'Targets[].TargetId' --output text | tr '\\t' ' ') " in
    *" $1 "*) ;;
    *) aws organizations attach-policy --policy-id "$id" --target-id "$1" ;;
  esac
}

${policies.map((policy) => deployLines(policy, { ...plan, policies })).join('\n')}`;

const deployLines = (policy: PlannedPolicy, plan: FirewallPlan): string =>
  [
    `deploy ${policy.name} ${POLICY_TYPES[policy.type]} ${shellWord(policy.description)}`,
    ...targetsOfPolicy(policy, plan).map((target) => `attach ${shellWord(target)}`),
    '',
  ].join('\n');

/** From the leaves up: what was attached last goes first. */
const rollbackScript = ({ policies }: FirewallPlan): string => `${HEAD}
remove() {
  id=$(policy_id "$1" "$2")
  [ -n "$id" ] || return 0
  for target in $(aws organizations list-targets-for-policy --policy-id "$id" --query 'Targets[].TargetId' --output text); do
    aws organizations detach-policy --policy-id "$id" --target-id "$target"
  done
  aws organizations delete-policy --policy-id "$id"
}

${policies
  .toReversed()
  .map(({ name, type }) => `remove ${name} ${POLICY_TYPES[type]}\n`)
  .join('')}`;
