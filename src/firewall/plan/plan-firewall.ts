import type { TrailUse } from '../../activity/usage/trail-use.ts';
import { aiPrefixes } from '../../catalogue/ai-prefixes.ts';
import { referenceVersion } from '../../catalogue/reference/reference.ts';
import type { Account, Estate } from '../../estate/estate.ts';
import type { Intent } from '../../estate/intent.ts';
import { claimsOf } from './claims.ts';
import { closureDrafts } from './closure.ts';
import { alwaysExempt, type Draft } from './draft.ts';
import { exemptionsOf, namedServices } from './exemptions.ts';
import type { FirewallPlan, PlanExemption, PlannedTarget, ServiceDecision } from './firewall-plan.ts';
import type { Observed } from './observed-calls.ts';
import { perimeterDrafts } from './perimeter.ts';
import { place, type Placement } from './place.ts';
import { mfaDrafts, protectDrafts } from './protect.ts';
import { scopeDrafts } from './scope.ts';
import { sensitiveRows } from './sensitive-actions.ts';
import { type ServiceUse, serviceUses } from './service-use.ts';
import { tamperDrafts } from './tamper.ts';
import { nodesOf, type TargetNode, targetTree } from './target-tree.ts';

/** What a plan follows from. */
export interface PlanInput {
  readonly estate: Estate;
  readonly intent: Intent;
  /** What the trail shows; undefined: none was read. */
  readonly trail: { readonly observed: Observed; readonly activity: TrailUse; readonly first: string; readonly last: string } | undefined;
  /** ISO date: exemptions that have expired before it count no more. */
  readonly today: string;
  readonly partition: string;
  readonly mantlet: string;
}

/** AWS's quotas since May 2026 for SCPs; RCPs have those of before (Organizations User Guide, "Quotas"). */
const SCP_QUOTA = { characters: 10_240, policies: 10 };
const RCP_QUOTA = { characters: 5_120, policies: 5 };

/** An exemption that follows from use alone is to be looked at after so many days. */
const REVIEW_DAYS = 90;

/** Plans organisation policies that deny what is privileged to all but those who need it. */
export function planFirewall(input: PlanInput): FirewallPlan {
  const { estate, intent, trail, today, partition, mantlet } = input;
  const { root, lost } = targetTree(estate);
  const observed: Observed = trail?.observed ?? new Map();
  const rows = sensitiveRows();
  const useOf = serviceUses(root?.accounts ?? [], { activity: trail?.activity, needed: namedServices(estate, intent) });
  const usesService = (account: string, prefix: string): boolean => useOf(account, prefix).state === 'used';
  const exemptions = exemptionsOf(rows, { estate, intent, observed, today, usedUntil: later(trail?.last ?? today), usesService });
  const problems = [...problemsOf(estate, lost), ...(root === undefined ? ['the snapshot has no organisation with member accounts'] : [])];
  const open = [...unowned(exemptions), ...(root === undefined ? [] : seenChanging(root, observed, exemptions))];
  const services = root === undefined ? NO_SERVICES : decideServices(root, useOf);
  const placements = root === undefined ? [] : [placeScps(root, input, exemptions, services), placeRcps(root, input, exemptions)];
  return {
    kind: 'firewall-plan',
    schema: 1,
    mantlet,
    reference: referenceVersion,
    organization: estate.organization?.id ?? '',
    trail: trail === undefined ? undefined : { first: trail.first, last: trail.last, window: trail.activity.window },
    services: services.decisions,
    exemptions,
    policies: placements.flatMap(({ policies }) => policies),
    targets: root === undefined ? [] : targetsOf(root, placements),
    claims:
      root === undefined
        ? []
        : claimsOf(
            rows.map(({ action }) => action),
            exemptions,
            draftsOf(root, input, exemptions, services),
            intent,
          ),
    assumptions: assumptionsOf(input, partition),
    residuals: RESIDUALS,
    open,
    problems: [...problems, ...placements.flatMap((placement) => placement.problems)],
  };
}

const later = (day: string): string => new Date(Date.parse(day.slice(0, 10)) + REVIEW_DAYS * 86_400_000).toISOString().slice(0, 10);

interface Services {
  readonly decisions: readonly ServiceDecision[];
  /** By node: the services that nobody in it uses and that are not disabled above. */
  readonly disabled: ReadonlyMap<string, readonly string[]>;
}

const NO_SERVICES: Services = { decisions: [], disabled: new Map() };

/** A service is disabled at the highest nodes in which no account uses it for certain. */
function decideServices(root: TargetNode, stateOf: (account: string, prefix: string) => ServiceUse): Services {
  const useOf = ({ id }: Account, service: string): ServiceUse => stateOf(id, service);
  const disabled = new Map<string, string[]>();
  const decisions: ServiceDecision[] = [];
  for (const service of aiPrefixes()) {
    const off: TargetNode[] = [];
    const on: Account[] = [];
    const visit = (node: TargetNode): void => {
      if (node.accounts.every((account) => useOf(account, service).state === 'unused')) off.push(node);
      else if (node.kind === 'account') on.push(...node.accounts);
      else node.children.forEach(visit);
    };
    visit(root);
    const whyOff = off[0]?.accounts[0];
    if (whyOff !== undefined)
      decisions.push({ service, decision: 'disable', use: 'unused', targets: off.map(({ id }) => id), why: useOf(whyOff, service).why });
    const whyOn = on.find((account) => useOf(account, service).state === 'used') ?? on[0];
    if (whyOn !== undefined)
      decisions.push({
        service,
        decision: 'protect',
        use: useOf(whyOn, service).state,
        targets: on.map(({ id }) => id),
        why: useOf(whyOn, service).why,
      });
    for (const { id } of off) disabled.set(id, [...(disabled.get(id) ?? []), service]);
  }
  return { decisions, disabled };
}

/** What is wanted once for every account under a node. */
function wanted(
  node: TargetNode,
  { intent, trail, partition }: PlanInput,
  exemptions: readonly PlanExemption[],
  coarse: boolean,
): readonly Draft[] {
  const rows = sensitiveRows();
  const observed: Observed = trail?.observed ?? new Map();
  return [
    ...protectDrafts(rows, exemptions, new Set(node.accounts.map(({ id }) => id)), coarse),
    ...(intent.firewall.mfaOfUsers ? mfaDrafts(rows, partition) : []),
    ...scopeDrafts(intent, alwaysExempt(exemptions), partition),
    ...tamperDrafts(exemptions, node.accounts, observed).drafts,
    ...closureDrafts(exemptions, node.accounts, observed).drafts,
  ];
}

/** Everything that the plan wants anywhere. */
const draftsOf = (root: TargetNode, input: PlanInput, exemptions: readonly PlanExemption[], services: Services): readonly Draft[] => [
  ...[...services.disabled.values()].flatMap((some) => disableDrafts(some, alwaysExempt(exemptions))),
  ...wanted(root, input, exemptions, false),
  ...perimeterDrafts(input.estate.organization?.id ?? '', input.intent, exemptions, root.accounts),
];

function placeScps(root: TargetNode, input: PlanInput, exemptions: readonly PlanExemption[], services: Services): Placement {
  const always = alwaysExempt(exemptions);
  const { scpCharacters, scpsPerTarget } = input.intent.firewall;
  return place(
    root,
    {
      everywhere: (node) => disableDrafts(services.disabled.get(node.id) ?? [], always),
      once: (node, coarse) => wanted(node, input, exemptions, coarse),
    },
    { type: 'scp', characters: scpCharacters ?? SCP_QUOTA.characters, policies: scpsPerTarget ?? SCP_QUOTA.policies },
  );
}

const disableDrafts = (services: readonly string[], exempt: readonly string[]): readonly Draft[] =>
  services.length === 0
    ? []
    : [
        {
          type: 'scp',
          layer: 'disable',
          sid: 'UnusedServices',
          why: `${services.length === 1 ? `${services[0]} is` : `${services.length} AI services are`} used by nobody here`,
          actions: services.map((service) => `${service}:*`),
          exempt,
        },
      ];

const placeRcps = (root: TargetNode, { estate, intent }: PlanInput, exemptions: readonly PlanExemption[]): Placement =>
  place(
    root,
    { everywhere: () => [], once: (node) => perimeterDrafts(estate.organization?.id ?? '', intent, exemptions, node.accounts) },
    { type: 'rcp', ...RCP_QUOTA },
  );

const targetsOf = (root: TargetNode, placements: readonly Placement[]): readonly PlannedTarget[] =>
  nodesOf(root).flatMap(({ id, name, kind, taken }) => {
    const policies = placements.flatMap(({ targets }) => targets.get(id)?.policies ?? []);
    return policies.length === 0 ? [] : [{ id, name, kind, policies, taken }];
  });

function problemsOf({ organization }: Estate, lost: readonly Account[]): readonly string[] {
  return [
    ...(organization !== undefined && !organization.scpEnabled
      ? ['SCPs are not enabled in this organisation: enable the policy type first']
      : []),
    ...(organization !== undefined && !organization.rcpEnabled
      ? ['RCPs are not enabled in this organisation: enable the policy type first']
      : []),
    ...lost.map(({ id }) => `where account ${id} stands in the organisation is unknown: the plan does not bind it`),
  ];
}

function assumptionsOf({ trail }: PlanInput, partition: string): readonly string[] {
  return [
    `actions are those of AWS's reference of ${referenceVersion}, in the partition ${partition}`,
    'the management account and service-linked roles are bound by no SCP and no RCP',
    trail === undefined
      ? 'no trail was read: who used what is unknown, and nobody is exempt for having used it'
      : 'whoever used a privileged action in the time of the trail needs it',
  ];
}

/** Exemptions that nobody answers for. */
function unowned(exemptions: readonly PlanExemption[]): readonly string[] {
  const found = exemptions.filter(({ owner, sources }) => owner === undefined && sources.includes('used'));
  if (found.length === 0) return [];
  const verb = found.length === 1 ? 'exemption follows' : 'exemptions follow';
  return [
    `${found.length} ${verb} from use alone and ${found.length === 1 ? 'has' : 'have'} no owner: put them into a use case or an exemption of mantlet.yaml`,
  ];
}

/** Who was seen to do what only deployers may do from now on. */
function seenChanging({ accounts }: TargetNode, observed: Observed, exemptions: readonly PlanExemption[]): readonly string[] {
  const fix = 'name it under firewall.deployers of mantlet.yaml, or give that task to somebody who is';
  return [
    ...closureDrafts(exemptions, accounts, observed).changers.map(
      ({ principal, action, sid }) => `${principal} called ${action} on somebody who is exempt, and ${sid} spares it: ${fix}`,
    ),
    ...tamperDrafts(exemptions, accounts, observed).seen.map(
      ({ principal, action }) => `${principal} called ${action}, and may go on: ${fix}`,
    ),
  ];
}

/** See the Organizations User Guide, "SCP effects on permissions". */
const RESIDUALS: readonly string[] = [
  'users and roles of the management account',
  'principals of other organisations whom a resource policy lets in, other than to what the RCPs name',
  'actions that AWS adds later, other than those of disabled services: plan again with each update of the catalogue',
  'whoever enters an exempt role through its trust policy as it stands, and whoever changes code that runs with it',
  'provisioned models, deployments and endpoints: a call names them, and not the model behind',
];
