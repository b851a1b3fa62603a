import { isObject } from '../../estate/json.ts';
import { minified } from '../written-policy.ts';
import { type FirewallPlan, PLANNED_PREFIX, type PlannedPolicy } from './firewall-plan.ts';

const TYPE_NAMES = { scp: 'SERVICE_CONTROL_POLICY', rcp: 'RESOURCE_CONTROL_POLICY' } as const;

/**
 * What `organization.json` would say once a plan is deployed: its policies in the place of those of an earlier plan, and the policy types
 * enabled that they need. What cannot be read stays as it is, and is told of where it is read.
 */
export function deployedOrganization(document: unknown, plan: FirewallPlan): unknown {
  if (!isObject(document)) return document;
  const { Policies: policies, Roots: roots } = document;
  const kept = Array.isArray(policies) ? policies.filter((policy) => !isPlanned(policy)) : policies;
  const types = new Set(plan.policies.map(({ type }) => TYPE_NAMES[type]));
  return {
    ...document,
    ...(Array.isArray(roots) ? { Roots: roots.map((root) => withTypes(root, types)) } : {}),
    Policies: Array.isArray(kept) ? [...kept, ...plan.policies.map((policy) => described(policy, plan))] : kept,
  };
}

/** Whether an element of `Policies` was written by an earlier plan. */
export const isPlanned = (policy: unknown): boolean => {
  const summary = isObject(policy) ? policy['PolicySummary'] : undefined;
  const name = isObject(summary) ? summary['Name'] : undefined;
  return typeof name === 'string' && name.startsWith(PLANNED_PREFIX);
};

/** As `list-policies`, `describe-policy` and `list-targets-for-policy` of Organizations tell of it. */
const described = ({ name, type, description, document }: PlannedPolicy, { targets }: FirewallPlan) => ({
  PolicySummary: { Id: `p-${name}`, Name: name, Description: description, Type: TYPE_NAMES[type], AwsManaged: false },
  Content: minified(document),
  Targets: targets.flatMap((target) =>
    target.policies.includes(name) ? [{ TargetId: target.id, Name: target.name, Type: TARGET_TYPES[target.kind] }] : [],
  ),
});

const TARGET_TYPES = { root: 'ROOT', ou: 'ORGANIZATIONAL_UNIT', account: 'ACCOUNT' } as const;

function withTypes(root: unknown, wanted: ReadonlySet<string>): unknown {
  if (!isObject(root) || !Array.isArray(root['PolicyTypes'])) return root;
  const others = root['PolicyTypes'].filter((type) => !isObject(type) || !wanted.has(String(type['Type'])));
  return { ...root, PolicyTypes: [...others, ...[...wanted].map((Type) => ({ Type, Status: 'ENABLED' }))] };
}
