import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogueRow } from './catalogue.ts';
import { FOUNDING_ACTIONS, FOUNDING_MISSING, FOUNDING_ROLE_ACTIONS, foundingMissing } from './founding.ts';
import { findAction, nearestActions } from './reference/reference.ts';

describe('the founding actions', () => {
  it('are 27 existing AI actions, 5 of the fine-tuning role and one that does not exist', () => {
    expect(FOUNDING_ACTIONS).toHaveLength(27);
    expect(new Set(FOUNDING_ACTIONS.map(({ action }) => action)).size).toBe(27);
    expect(FOUNDING_ROLE_ACTIONS.map(({ action }) => action)).toEqual([
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
      'kms:Decrypt',
      'kms:GenerateDataKey',
    ]);
    expect(FOUNDING_MISSING.map(({ action }) => action)).toEqual(['bedrock:UpdateModel']);
  });

  it.each([
    ['bedrock-mantle:CreateFineTuningJob', 'Resource Development'],
    ['bedrock:ApplyGuardrail', 'Impact'],
    ['bedrock:DeleteGuardrail', 'Impact'],
    ['bedrock:UpdateGuardrail', 'Impact'],
    ['qbusiness:CreatePlugin', 'Persistence'],
    ['qbusiness:CreateUser', 'Persistence'],
    ['qbusiness:UpdatePlugin', 'Persistence'],
    ['sagemaker:CreateCodeRepository', 'Persistence'],
    ['sagemaker:CreateUserProfile', 'Persistence'],
    ['sagemaker:CreatePresignedDomainUrl', 'Initial Access'],
    ['sagemaker:PutModelPackageGroupPolicy', 'Privilege Escalation'],
    ['sagemaker:CreateEndpointConfig', undefined],
    ['sagemaker:CreateNotebookInstance', undefined],
    ['sagemaker:CreateTrainingJob', undefined],
    ['sagemaker:CreateWorkforce', undefined],
    // Published in this spelling; the tactic is Defense Evasion.
    ['lex:CreateResourcePolicy', 'Defensive Evasion'],
    ['lex:UpdateResourcePolicy', 'Defensive Evasion'],
    ['rekognition:PutProjectPolicy', 'Persistence'],
    ['comprehend:CreateEndpoint', 'Persistence'],
    ['comprehend:PutResourcePolicy', 'Persistence'],
    ['kendra:CreateAccessControlConfiguration', 'Persistence'],
    ['kendra:UpdateAccessControlConfiguration', 'Persistence'],
    ['entityresolution:AddPolicyStatement', 'Lateral Movement'],
    ['entityresolution:PutPolicy', 'Lateral Movement'],
    ['entityresolution:DeletePolicyStatement', 'Impact'],
    ['bedrock:InvokeModel', undefined],
    ['bedrock:CreateModelCustomizationJob', undefined],
  ])('%s carries the tactic as published: %s', (action, tactic) => {
    expect(catalogueRow(action)).toMatchObject({ action, publishedTactic: tactic });
    expect(FOUNDING_ACTIONS.map((entry) => entry.action)).toContain(action);
  });

  it('the published tactic does not replace the mapping', () => {
    expect(catalogueRow('lex:CreateResourcePolicy')?.mitre.length).toBeGreaterThan(0);
  });

  it('bedrock:UpdateModel does not exist, and the nearest names answer for it', () => {
    expect(findAction('bedrock:UpdateModel')).toBeUndefined();
    expect(catalogueRow('bedrock:UpdateModel')).toBeUndefined();
    expect(foundingMissing('Bedrock:updatemodel')?.text).toBe('Bedrock access governance');
    const nearest = nearestActions('bedrock:UpdateModel');
    expect(nearest.slice(0, 2)).toEqual(['bedrock:UpdateCustomModelDeployment', 'bedrock:CreateCustomModelDeployment']);
    expect(nearest).toContain('bedrock:UpdateProvisionedModelThroughput');
  });
});

const union = new URL('../../../shared/reference/catalogue/union.json', import.meta.url);

describe.skipIf(!existsSync(union))('against the collected public sources (skipped where ../shared is absent)', () => {
  interface Entry {
    readonly action: string;
    readonly exists: boolean;
    readonly aiPrefix: boolean;
    readonly inSeeds: boolean;
    readonly sources: readonly { readonly source: string; readonly tactic?: string | null }[];
  }
  const entries = existsSync(union) ? (JSON.parse(readFileSync(union, 'utf8')) as { readonly entries: readonly Entry[] }).entries : [];

  it('the founding AI actions are those of the collection, with its tactics', () => {
    const named = entries.filter((entry) => entry.inSeeds && entry.exists && entry.aiPrefix);
    expect(FOUNDING_ACTIONS.map(({ action }) => action).sort()).toEqual(named.map(({ action }) => action).sort());
    for (const { action, sources } of named) {
      const tactics = sources.flatMap(({ source, tactic }) => (source.startsWith('seed ') ? (tactic ?? []) : []));
      expect([action, catalogueRow(action)?.publishedTactic]).toEqual([action, tactics[0]]);
    }
  });

  it('every existing action that a public source names has a row with its sources', () => {
    for (const { action, exists } of entries) {
      if (!exists) continue;
      expect([action, (catalogueRow(action)?.sources.length ?? 0) > 0]).toEqual([action, true]);
    }
  });
});
