import type { Answer } from '../../firewall/prove/answer.ts';
import type { Claim, HarmlessClaim } from '../../firewall/prove/claim.ts';
import { prove } from '../../firewall/prove/prove.ts';
import type { Situation } from '../../firewall/prove/situation.ts';
import { parsePolicy } from '../../iam/parse.ts';
import type { Policy } from '../../iam/policy.ts';
import type { FineTuningRole } from './fine-tuning-role.ts';
import { type Need, type RoleDocument, together } from '../need.ts';

/** What is claimed of a role, and whether it holds for every request that there can be. */
export interface ProvedClaim {
  readonly claim: Claim;
  /** For people. */
  readonly about: string;
  readonly answer: Answer;
}

/**
 * Holds the documents of a role against what the job needs: each need is allowed, whatever the request looks like, and nothing else is.
 * The permissions and the boundary stand as two levels that must both allow; what buckets deny stands beside them.
 */
export function proveRole(role: FineTuningRole): readonly ProvedClaim[] {
  const { job, permissions, boundary, starter, resourcePolicies, needs, starterNeeds } = role;
  const denies = resourcePolicies.flatMap(({ of, statements }) => {
    const some = statements.filter(({ Effect }) => Effect === 'Deny');
    return some.length === 0 ? [] : [policyOf({ Version: '2012-10-17', Statement: some }, 'rcp', of)];
  });
  const levels = [[policyOf(permissions, 'scp', 'permissions')], [policyOf(boundary, 'scp', 'boundary')]];
  const own = situation(role, levels, denies);
  // a bucket's policy binds whoever asks for the bucket, as an SCP binds whoever stands under it
  const everybody = situation(role, [[EVERYTHING, ...denies.map((policy) => ({ ...policy, kind: 'scp' as const }))]], []);
  const decide = (claim: Claim, about: string, where: Situation): ProvedClaim => ({ claim, about, answer: prove(claim, where) });
  return [
    ...needs.map((need) => decide(isAllowed(role.arn, need), `is allowed: ${need.why}`, own)),
    decide({ id: 'nothing else', claim: 'confined', to: needs }, 'the role is allowed nothing else', situation(role, levels, [])),
    ...resourcePolicies.flatMap(({ claims }) =>
      claims.map((claim) =>
        decide(claim, `nobody but ${claim.exempt.length === 0 ? 'nobody' : 'the named writers'} writes there`, everybody),
      ),
    ),
    ...(starter === undefined
      ? []
      : [
          decide(
            { id: 'starter: nothing else', claim: 'confined', to: starterNeeds },
            'who starts jobs is allowed nothing else',
            situation(role, [[policyOf(starter, 'scp', 'starter')]], []),
          ),
          ...starterNeeds.map((need) =>
            decide(
              { ...isAllowed(`arn:${job.partition}:iam::${job.account}:role/*`, need), id: `starter: ${need.sid}` },
              `who starts jobs ${need.why}`,
              situation(role, [[policyOf(starter, 'scp', 'starter')]], []),
            ),
          ),
        ]),
  ];
}

const EVERYTHING = parsePolicy({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }, 'scp', {
  name: 'everything',
});

const policyOf = (document: RoleDocument, kind: 'scp' | 'rcp', name: string): Policy => parsePolicy(document, kind, { name });

const isAllowed = (arn: string, { sid, actions, resources, when }: Need): HarmlessClaim => ({
  id: sid,
  claim: 'harmless',
  actions,
  ...(resources === undefined ? {} : { resources }),
  for: [{ ArnLike: { 'aws:PrincipalArn': arn } }],
  // services of AWS call over TLS
  when: together(when, { Bool: { ...when?.['Bool'], 'aws:SecureTransport': 'true' } }),
});

const situation = (
  { job: { account, partition } }: FineTuningRole,
  scp: readonly (readonly Policy[])[],
  denies: readonly Policy[],
): Situation => ({
  partition,
  organization: undefined,
  accounts: [
    {
      controls: { account, management: false, scp, rcp: denies.length === 0 ? undefined : [denies] },
      lineage: [account],
      organizationPath: undefined,
    },
  ],
});
