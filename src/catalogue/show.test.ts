import { describe, expect, it } from 'vitest';
import { catalogueRows } from './catalogue.ts';
import type { ActionCard } from './show.ts';
import { showAction } from './show.ts';

function cardOf(name: string): ActionCard {
  const shown = showAction(name);
  if (shown.kind !== 'row') throw new Error(`${name} is ${shown.kind}`);
  return shown;
}

describe('showing an action', () => {
  it.each(['bedrock:CreateModelCustomizationJob', 'BEDROCK:createmodelcustomizationjob', ' bedrock:CreateModelCustomizationJob\n'])(
    '%j is found with row and facts',
    (name) => {
      const card = cardOf(name);
      expect(card.row.action).toBe('bedrock:CreateModelCustomizationJob');
      expect(card.facts).toMatchObject({
        action: card.row.action,
        service: 'Amazon Bedrock',
        group: 'genai-platform',
        accessLevels: ['Write'],
        rcp: false,
      });
      expect(card.facts?.resourceTypes.map((type) => type.name)).toContain('custom-model');
      expect(card.class.class).toBe('model-train');
      expect(card.tier.name).toBe('shaping or controlling');
      expect(card.founding?.text).toBe('Bedrock access governance');
    },
  );

  it('explains flags, and says which limits AWS does not offer', () => {
    const card = cardOf('bedrock:CreateModelCustomizationJob');
    expect(card.flags).toContainEqual({ flag: 'passesRole', means: 'takes an IAM role that AWS will assume: needs iam:PassRole' });
    expect(card.missingGuards).toEqual([
      'bedrock:CreateModelCustomizationJob: tags and model ARNs only; no key for dataset, role, KMS key or VPC',
    ]);
    expect(cardOf('bedrock:DeleteEnforcedGuardrailConfiguration').missingGuards).toHaveLength(1);
    expect(cardOf('aws-external-anthropic:CreateInference').missingGuards).toHaveLength(1);
    expect(cardOf('bedrock-agentcore:CreateGateway').missingGuards).toHaveLength(1);
    expect(cardOf('lex:CreateResourcePolicy').missingGuards).toEqual(['no key sees the text of the policy that is written']);
    expect(cardOf('bedrock:GetGuardrail').missingGuards).toEqual([]);
  });

  it('names MITRE ids, and gives version 19 where it differs', () => {
    const [first] = cardOf('bedrock:DeleteGuardrail').mitre;
    expect(first).toMatchObject({
      framework: 'ATT&CK',
      version: '18.1',
      tactic: 'TA0005',
      tacticName: 'Defense Evasion',
      technique: 'T1562.001',
    });
    expect(first?.in19).toMatchObject({ version: '19', tactic: 'TA0112', technique: 'T1685' });
    for (const row of catalogueRows()) {
      for (const mapping of cardOf(row.action).mitre) {
        expect([row.action, mapping.tactic === undefined || mapping.tacticName !== undefined]).toEqual([row.action, true]);
        expect([row.action, mapping.technique === undefined || mapping.techniqueName !== undefined]).toEqual([row.action, true]);
      }
    }
  });

  it('names the duties that do not go together with the action', () => {
    expect(cardOf('bedrock:CreateModelCustomizationJob').separation.map((pair) => pair.id)).toEqual(
      expect.arrayContaining(['data-supplier-trains', 'role-author-passes', 'trainer-deploys']),
    );
    expect(cardOf('iam:CreateRole').separation.map((pair) => pair.id)).toContain('role-author-passes');
  });

  it('conditions of the action carry their type', () => {
    expect(cardOf('bedrock-mantle:CreateFineTuningJob').facts?.conditionKeys).toContainEqual({
      key: 'bedrock-mantle:Files',
      type: 'ArrayOfString',
    });
  });

  it('an action outside the catalogue is shown with its facts', () => {
    expect(showAction('EC2:describeinstances')).toMatchObject({
      kind: 'outside',
      facts: { action: 'ec2:DescribeInstances', group: undefined },
    });
  });

  it.each([
    ['bedrock:UpdateModel', 'bedrock:UpdateCustomModelDeployment', 'Bedrock access governance'],
    ['bedrock:DeleteModelCustomizationJob', 'bedrock:StopModelCustomizationJob', undefined],
    ['sagemaker:CreatePresignedDomainURLs', 'sagemaker:CreatePresignedDomainUrl', undefined],
  ])('%s does not exist; %s is near', (asked, near, text) => {
    const shown = showAction(asked);
    expect(shown).toMatchObject({ kind: 'unknown', asked });
    if (shown.kind !== 'unknown') return;
    expect(shown.nearest).toContain(near);
    expect(shown.founding?.text).toBe(text);
  });

  it.each(['', ' ', ':', 'bedrock', '*', '__proto__:toString', 'bedrock:'.repeat(1000)])('%j is no action, and nothing throws', (asked) => {
    expect(showAction(asked).kind).toBe('unknown');
  });
});
