import type { Account } from '../../estate/estate.ts';
import { type Detail, Unreadable } from '../answers/detail.ts';
import type { Example } from '../example.ts';
import { EXAMPLE_GUARDRAIL } from '../answers/guardrail-parts.ts';
import { strengthsOf } from '../answers/guardrail-strength.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const GET = 'bedrock.GetGuardrail';

type Policies = Readonly<Record<string, unknown>>;
const versions = (before: Policies, after: Policies): Example => ({
  answers: [
    [GET, 'abcdefghijkl', EXAMPLE_GUARDRAIL],
    [GET, 'abcdefghijkl,2', { ...EXAMPLE_GUARDRAIL, version: '2', ...before }],
    [GET, 'abcdefghijkl,10', { ...EXAMPLE_GUARDRAIL, version: '10', ...after }],
  ],
});
const content = (inputStrength: string, more: Policies = {}) => ({
  contentPolicy: { filters: [{ type: 'VIOLENCE', inputStrength, outputStrength: 'HIGH', ...more }] },
});
const topic = { topicPolicy: { topics: [{ name: 'law', definition: 'Advice on law.', type: 'DENY' }] } };
const personal = (action: string) => ({ sensitiveInformationPolicy: { piiEntities: [{ type: 'EMAIL', action }] } });
const grounding = (threshold: number) => ({ contextualGroundingPolicy: { filters: [{ type: 'GROUNDING', threshold, action: 'BLOCK' }] } });

export default resourceCheck({
  id: 'guardrail-weaker-than-before',
  title: 'The newest version of a guardrail is as strict as the one before it',
  why: 'A change of a guardrail shows in no event what it takes away: applications take the new version for the better one.',
  severity: 'medium',
  known: { gaps: ['GAP-29'] },
  topics: ['guardrails', 'change-approval'],
  resource: KINDS.guardrail,
  examples: {
    pass: [versions(content('MEDIUM'), { ...content('HIGH'), ...topic }), versions(personal('ANONYMIZE'), personal('BLOCK'))],
    fail: [
      versions(content('HIGH'), content('LOW')),
      versions(content('HIGH'), content('HIGH', { outputAction: 'NONE' })),
      versions(content('HIGH'), content('HIGH', { inputEnabled: false })),
      versions(topic, {}),
      versions(personal('BLOCK'), personal('ANONYMIZE')),
      versions(grounding(0.8), grounding(0.5)),
      versions({ wordPolicy: { words: [{ text: 'x' }, { text: 'y' }] } }, { wordPolicy: { words: [{ text: 'x' }] } }),
    ],
  },
  judge: (detail, { account, arn, region }) => {
    const [newest, before] = numbered(detail, arn, account, region);
    if (newest === undefined || newest[0] === 1) return undefined;
    if (before === undefined) throw new Unreadable(`no version before ${newest[0]} was read`);
    const now = strengthsOf(newest[1]);
    const weaker: string[] = [];
    for (const [part, strength] of strengthsOf(before[1])) if ((now.get(part) ?? 0) < strength) weaker.push(part);
    return weaker.length === 0
      ? pass(`version ${newest[0]} is as strict as version ${before[0]}`)
      : fail(
          `version ${newest[0]} does less than version ${before[0]} about ${weaker.join(', ')}`,
          'have the change reviewed, or make a version with what is missing and name it where the guardrail is used',
        );
  },
});

/** The versions that were read, newest first. */
function numbered(near: Detail, arn: string, { answers }: Account, region: string | undefined) {
  const found: (readonly [version: number, guardrail: Detail])[] = [];
  for (const answer of answers.get(GET) ?? []) {
    const { body, ref } = answer;
    if (body?.['guardrailArn'] !== arn || answer.region !== region) continue;
    const guardrail = near.beside(body, ref);
    const version = Number(guardrail.needText('version'));
    if (Number.isInteger(version)) found.push([version, guardrail]);
  }
  return found.sort(([a], [b]) => b - a);
}
