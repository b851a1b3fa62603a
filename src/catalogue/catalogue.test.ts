import { describe, expect, it } from 'vitest';
import { aiGroup } from './ai-prefixes.ts';
import { aiPrefixes, catalogueRow, catalogueRows, defaultDenyActions, privilegedActions } from './catalogue.ts';
import { classFacts } from './classes.ts';
import { findAction, findService } from './reference/reference.ts';
import { isPrivileged } from './types.ts';

const prefixOf = (action: string): string => action.split(':', 1)[0] ?? '';

describe('the catalogue', () => {
  it('has exactly one row for every action of the 68 AI prefixes', () => {
    const actions = aiPrefixes().flatMap((prefix) => (findService(prefix)?.actions ?? []).map((name) => `${prefix}:${name}`));
    expect(aiPrefixes()).toHaveLength(68);
    expect(actions).toHaveLength(3453);
    const rows = catalogueRows().filter((row) => aiGroup(prefixOf(row.action)) !== undefined && !row.withdrawn);
    expect(rows.map((row) => row.action).sort()).toEqual(actions.sort());
  });

  it('is sorted, in canonical case, and gives every row a reason', () => {
    const names = catalogueRows().map((row) => row.action.toLowerCase());
    expect(names).toEqual([...names].sort());
    for (const row of catalogueRows()) {
      const facts = findAction(row.action);
      if (!row.withdrawn) expect(`${facts?.service}:${facts?.name}`).toBe(row.action);
      expect(row.reason.length).toBeGreaterThan(0);
    }
  });

  it('no action of an AI prefix is left to the rules', () => {
    expect(catalogueRows().filter((row) => row.review === 'auto')).toEqual([]);
  });

  it('a row is called reviewed by itself only if its reason is its own', () => {
    const uses = new Map<string, number>();
    for (const { reason } of catalogueRows()) uses.set(reason, (uses.get(reason) ?? 0) + 1);
    for (const row of catalogueRows()) {
      if (row.review !== 'row') continue;
      expect([row.action, uses.get(row.reason)]).toEqual([row.action, 1]);
      expect(row.reason).not.toBe(classFacts(row.class).reason);
    }
    for (const row of catalogueRows().filter(isPrivileged)) expect([row.action, row.review]).toEqual([row.action, 'row']);
  });

  it.each([
    ['bedrock:CreateModelCustomizationJob', 'model-train', 1],
    ['bedrock-mantle:CreateFineTuningJob', 'model-train', 1],
    ['sagemaker:CreateTrainingJob', 'model-train', 1],
    ['sagemaker:CreateModel', 'model-deploy', 1],
    ['sagemaker:CreateJob', 'model-train', 1],
    ['lookoutvision:CreateModel', 'model-train', 1],
    ['frauddetector:CreateModel', 'admin-config', 4],
    ['frauddetector:CreateModelVersion', 'model-train', 1],
    ['personalize:CreateSolutionVersion', 'model-train', 1],
    ['lex:BuildBotLocale', 'model-train', 1],
    ['personalize:CreateCampaign', 'model-deploy', 2],
    ['rekognition:StartProjectVersion', 'model-deploy', 2],
    ['rekognition:CreateUser', 'training-data', 2],
    ['bedrock:ApplyGuardrail', 'invoke', 3],
    ['bedrock:InvokeModel', 'invoke', 3],
    ['bedrock:UpdateGuardrail', 'guardrail', 1],
    ['bedrock:DeleteModelInvocationLoggingConfiguration', 'obs-write', 1],
    ['bedrock:CallWithBearerToken', 'identity', 1],
    ['bedrock-agentcore:GetResourceApiKey', 'identity', 1],
    ['bedrock-agentcore:InvokeCodeInterpreter', 'agent-exec', 1],
    ['bedrock:PutResourcePolicy', 'sharing', 1],
    ['bedrock:CreateProvisionedModelThroughput', 'cost-quota', 2],
    ['bedrock:IngestKnowledgeBaseDocuments', 'training-data', 2],
    ['sagemaker:CreateNotebookInstance', 'ml-compute', 1],
    ['bedrock:DeleteCustomModel', 'disrupt', 3],
    ['bedrock:GetAgentMemory', 'content-read', 3],
    ['bedrock:ListFoundationModels', 'metadata-read', 4],
    ['bedrock:TagResource', 'tagging', 4],
    ['iam:PassRole', 'ml-compute', 1],
  ] as const)('%s is %s, tier %i', (action, capability, tier) => {
    expect(catalogueRow(action)).toMatchObject({ action, class: capability, tier });
  });

  it.each([
    // Twins of different services that do the same.
    ['q:AssociateConnectorResource', 'transform:AssociateConnectorResource'],
    ['rekognition:StartStreamProcessor', 'lookoutequipment:StartInferenceScheduler'],
    ['kendra:DisassociatePersonasFromEntities', 'qbusiness:DisassociatePermission'],
    ['kendra:DisassociateEntitiesFromExperience', 'codewhisperer:DisassociateCustomizationPermission'],
    ['codeguru-profiler:RemovePermission', 'qbusiness:DisassociatePermission'],
    ['transform-custom:UnshareTransformationPackage', 'omics:DeleteShare'],
    ['researchstudio:DeletePrincipal', 'securityagent:DeleteMembership'],
    ['frauddetector:PutKMSEncryptionKey', 'bedrock-agentcore:SetTokenVaultCMK'],
    ['sagemaker-mlflow:SetTag', 'sagemaker-mlflow:LogBatch'],
  ])('%s is judged as %s', (one, other) => {
    const [a, b] = [catalogueRow(one), catalogueRow(other)];
    expect([a?.class, a?.tier]).toEqual([b?.class, b?.tier]);
  });

  it.each('AllowVendedLogDeliveryForResource CallWithBearerToken PutResourcePolicy DeleteResourcePolicy'.split(' '))(
    '%s has one class and tier wherever it exists',
    (name) => {
      const rows = catalogueRows().filter((row) => row.action.endsWith(`:${name}`));
      expect(rows.length).toBeGreaterThan(1);
      expect(new Set(rows.map((row) => `${row.class} ${row.tier}`)).size).toBe(1);
    },
  );

  it.each(['bedrock:invokemodel', 'BEDROCK:INVOKEMODEL', 'Bedrock:InvokeModel'])('finds %s', (name) => {
    expect(catalogueRow(name)).toBe(catalogueRow('bedrock:InvokeModel'));
  });

  it.each(['', ':', 'bedrock', 'bedrock:', 'bedrock:UpdateModel', 'ec2:DescribeInstances', '__proto__:x', 'bedrock:*'])(
    'has no row for %j',
    (name) => {
      expect(catalogueRow(name)).toBeUndefined();
    },
  );

  it.each([
    ['bedrock:CreateModelCustomizationJob', ['passesRole', 's3', 'vpc', 'kms']],
    ['bedrock:PutEnforcedGuardrailConfiguration', ['noResourceLevel', 'noConditionKeys']],
    ['bedrock:PutResourcePolicy', ['writesPolicy']],
    ['sagemaker:CreateModel', ['passesRole', 'takesImage']],
    // No SDK model of bedrock-mantle exists: unknown, not no.
    ['bedrock-mantle:CreateFineTuningJob', ['passesRoleUnknown']],
  ] as const)('%s has the flags %j', (action, flags) => {
    expect(catalogueRow(action)?.flags).toEqual(expect.arrayContaining([...flags]));
  });

  it('names only guards that exist for the action', () => {
    expect(catalogueRow('bedrock-mantle:CreateFineTuningJob')?.guards).toContain('bedrock-mantle:Files');
    expect(catalogueRow('bedrock:CreateModelCustomizationJob')?.guards.filter((guard) => guard.startsWith('bedrock:'))).toEqual([]);
    expect(catalogueRow('bedrock:InvokeModel')?.guards).toContain('bedrock:GuardrailIdentifier');
  });
});

describe('privileged and denied by default', () => {
  it('privileged are tiers 1 and 2, supporting actions included', () => {
    expect(privilegedActions().has('bedrock:CreateModelCustomizationJob')).toBe(true);
    expect(privilegedActions().has('iam:PassRole')).toBe(true);
    expect(privilegedActions().has('bedrock:InvokeModel')).toBe(false);
    expect(privilegedActions().size).toBe(catalogueRows().filter((row) => isPrivileged(row) && !row.withdrawn).length);
  });

  it('no supporting action enters the default deny', () => {
    for (const row of catalogueRows()) {
      if (aiGroup(prefixOf(row.action)) === undefined) expect([row.action, row.defaultDeny]).toEqual([row.action, false]);
    }
    expect([...defaultDenyActions()].filter((action) => aiGroup(prefixOf(action)) === undefined)).toEqual([]);
  });

  it('the default deny holds the privileged AI actions except those that protect', () => {
    expect(defaultDenyActions().has('bedrock:DeleteGuardrail')).toBe(true);
    expect(catalogueRow('bedrock:ApplyGuardrail')?.defaultDeny).toBe(false);
    const left = [...privilegedActions()].filter((action) => aiGroup(prefixOf(action)) !== undefined && !defaultDenyActions().has(action));
    expect(left).toEqual([
      'bedrock-agentcore:PutSystemLogEvents',
      'sagemaker-mlflow:EndTrace',
      'sagemaker-mlflow:StartTrace',
      'sagemaker:StartMonitoringSchedule',
    ]);
  });
});
