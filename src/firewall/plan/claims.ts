import type { Intent } from '../../estate/intent.ts';
import type { Claim, MeantDenial } from '../prove/claim.ts';
import type { WrittenConditions } from '../written-policy.ts';
import { MFA_SID } from './protect.ts';
import { alwaysExempt, type Draft, sorted } from './draft.ts';
import { PLANNED_PREFIX, type PlanExemption } from './firewall-plan.ts';

/**
 * What a plan has to keep, said from its exemptions and not from its policies: whoever is not exempt is denied; whoever is, is not; nobody
 * exempts himself; and nothing else is denied that was not denied before.
 */
export function claimsOf(
  actions: readonly string[],
  exemptions: readonly PlanExemption[],
  drafts: readonly Draft[],
  intent: Intent,
): readonly Claim[] {
  const always = alwaysExempt(exemptions);
  const spared = new Map<string, string[]>();
  for (const { principal, actions: own } of exemptions) {
    if (own[0] !== '*') for (const action of own) spared.set(action, [...(spared.get(action) ?? []), principal]);
  }
  const groups = new Map<string, { readonly exempt: readonly string[]; readonly actions: string[] }>();
  for (const action of actions) {
    const exempt = sorted([...always, ...(spared.get(action) ?? [])]);
    const key = exempt.join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { exempt, actions: [action] });
    else group.actions.push(action);
  }
  const all = [...groups.values()];
  const when = demandsOf(intent);
  return [
    ...all.map(
      ({ exempt, actions: own }, index): Claim => ({
        id: `complete-${index + 1}`,
        claim: 'complete',
        actions: own,
        exempt: principals(exempt),
      }),
    ),
    ...all.flatMap(({ exempt, actions: own }, index): readonly Claim[] =>
      exempt.length === 0
        ? []
        : [
            {
              id: `harmless-${index + 1}`,
              claim: 'harmless',
              actions: own,
              for: principals(exempt),
              by: [`* ${PLANNED_PREFIX}*`],
              ...(when === undefined ? {} : { when }),
            },
          ],
    ),
    ...drafts.flatMap(({ layer, sid, actions: own, exempt, resources }): readonly Claim[] =>
      layer === 'closure' || layer === 'tamper'
        ? [
            {
              id: `closed-${sid}`,
              claim: 'complete',
              actions: own,
              exempt: principals(exempt),
              ...(resources === undefined ? {} : { resources }),
            },
          ]
        : [],
    ),
    {
      id: 'nothing-else',
      claim: 'nothing-else',
      meant: [
        ...all.map(({ exempt, actions: own }): MeantDenial => ({ actions: own, exempt: principals(exempt) })),
        ...drafts.flatMap(({ layer, sid, actions: own, exempt, conditions }): readonly MeantDenial[] =>
          layer === 'protect' && sid !== MFA_SID
            ? []
            : [{ actions: own, exempt: principals(exempt), ...(conditions === undefined ? {} : { when: conditions }) }],
        ),
      ],
    },
  ];
}

const principals = (patterns: readonly string[]): readonly WrittenConditions[] =>
  patterns.length === 0 ? [] : [{ ArnLike: { 'aws:PrincipalArn': patterns } }];

/** Under which circumstances an exemption helps: in approved Regions, and, for users, after they signed in with MFA. */
function demandsOf({ approvedRegions, firewall }: Intent): WrittenConditions | undefined {
  const regions =
    approvedRegions === undefined || approvedRegions.length === 0
      ? undefined
      : { StringEquals: { 'aws:RequestedRegion': approvedRegions } };
  const mfa = firewall.mfaOfUsers ? { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } : undefined;
  return regions === undefined && mfa === undefined ? undefined : { ...regions, ...mfa };
}
