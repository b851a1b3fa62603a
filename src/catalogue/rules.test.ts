import { describe, expect, it } from 'vitest';
import { aiGroup } from './ai-prefixes.ts';
import { automaticReason, catalogueRows, classifyByRules } from './catalogue.ts';
import type { ReferenceAction } from './reference/facts.ts';
import { findAction } from './reference/reference.ts';
import type { AccessLevel } from './types.ts';
import { isPrivileged } from './types.ts';

const unseen = (name: string, ...accessLevels: readonly AccessLevel[]): ReferenceAction => ({
  service: 'bedrock',
  name,
  accessLevels,
  resourceTypes: [],
  conditionKeys: [],
});

describe('rules for an action that nobody has reviewed', () => {
  it.each([
    ['ListNewThings', ['List'], 'metadata-read', 4],
    ['DescribeNewThing', ['Read'], 'metadata-read', 4],
    ['GetThing', ['Read'], 'metadata-read', 4],
    ['GetThingMetrics', ['Read'], 'obs-read', 3],
    ['GetConversation', ['Read'], 'content-read', 3],
    ['InvokeThing', ['Read'], 'invoke', 3],
    ['GetThingToken', ['Read'], 'identity', 1],
    ['CreateThingPresignedUrl', ['Read'], 'identity', 1],
    ['GetSecretOfThing', ['Read'], 'identity', 1],
    ['ListThingTokens', ['List'], 'metadata-read', 4],
    // AWS lists CallWithBearerToken as a list on some prefixes.
    ['CallWithOtherToken', ['List'], 'identity', 1],
    ['ConnectThingStream', ['Read'], 'agent-exec', 1],
    ['TagThing', ['Write', 'Tagging'], 'tagging', 4],
    ['CreateThingTrainingJob', ['Write'], 'model-train', 1],
    ['PutThingPolicy', ['Write'], 'sharing', 1],
    ['DeleteThingPolicyStatement', ['Permissions management', 'Write'], 'sharing', 1],
    ['CreateThingGuardrail', ['Write'], 'guardrail', 1],
    ['DeployThing', ['Write'], 'model-deploy', 2],
    ['UpdateAgentThing', ['Write'], 'agent-shape', 2],
    ['PutThingDocument', ['Write'], 'training-data', 2],
    ['PurchaseThingCapacity', ['Write'], 'cost-quota', 2],
    // A write that speaks of nothing is privileged until a person says otherwise, and AWS's own word counts for more than the name.
    ['FrobnicateThing', ['Write'], 'admin-config', 2],
    ['FrobnicateThing', ['Permissions management', 'Write'], 'sharing', 1],
    ['RetagThing', ['Permissions management', 'Write', 'Tagging'], 'sharing', 1],
    // Without any level nothing is known, which is no reason to trust it.
    ['FrobnicateThing', [], 'admin-config', 2],
  ] as const)('%s %j is %s, tier %i', (name, levels, capability, tier) => {
    expect(classifyByRules(unseen(name, ...levels))).toMatchObject({ class: capability, tier });
  });

  it.each([
    ['CreateAgentThing', ['Write']],
    ['FrobnicateThing', ['Write']],
    ['GetThing', ['Read']],
  ] as const)('%s %j with a passed role is tier 1', (name, levels) => {
    expect(classifyByRules(unseen(name, ...levels), true).tier).toBe(1);
  });

  it('says of itself that nobody has reviewed it, and how sure it is', () => {
    expect(automaticReason(classifyByRules(unseen('FrobnicateThing', 'Write')))).toBe(
      'Not yet reviewed. By rules, with low confidence: a write whose name says nothing known.',
    );
  });
});

describe('rules against the reviewed rows', () => {
  const rows = catalogueRows().filter((row) => aiGroup(row.action.split(':', 1)[0] ?? '') !== undefined && row.review !== 'auto');
  const judged = rows.flatMap((row) => {
    const facts = findAction(row.action);
    return facts === undefined ? [] : { row, byRules: classifyByRules(facts) };
  });

  it('find nearly every action that reviewers call privileged', () => {
    const privileged = judged.filter(({ row }) => isPrivileged(row));
    const missed = privileged.flatMap(({ row, byRules }) => (byRules.tier > 2 ? row.action : []));
    expect(missed).toEqual(['securityagent:ListActorMessages']);
  });

  it('agree on the class of three in four actions', () => {
    const same = judged.filter(({ row, byRules }) => row.class === byRules.class).length;
    expect(same / judged.length).toBeGreaterThan(0.75);
  });

  it('leave plain lists alone', () => {
    for (const { row, byRules } of judged) {
      if (row.class === 'metadata-read' && findAction(row.action)?.accessLevels.includes('List'))
        expect([row.action, byRules.tier > 2]).toEqual([row.action, true]);
    }
  });
});
