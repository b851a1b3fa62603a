import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { explain } from '../src/app/explain.ts';
import { explainReport } from '../src/app/explain-report.ts';
import { openEstate } from '../src/app/open-estate.ts';
import { scan } from '../src/app/scan.ts';
import { StatementPlaces } from '../src/app/statement-places.ts';
import { STORY } from '../src/demo/story.ts';
import type { Estate } from '../src/estate/estate.ts';

const acme = fileURLToPath(new URL('../examples/acme/', import.meta.url));
let estate: Estate;
beforeAll(async () => {
  estate = await openEstate(acme);
});

const answer = (who: string, action: string, region?: string) =>
  explain(estate, { who, action, resource: undefined, assumptions: { region, context: {} } });

describe('what the synthetic organisation shows', () => {
  test.each([
    ['ml-dev:role/tune-with-mfa', 'bedrock:CreateModelCustomizationJob', 'conditional'],
    ['ml-dev:role/tune-with-mfa-trap', 'bedrock:CreateModelCustomizationJob', 'yes'],
    ['ml-dev:role/train-in-vpc-trap', 'sagemaker:CreateTrainingJob', 'yes'],
    ['ml-dev:role/notebook-by-endpoint', 'sagemaker:CreatePresignedDomainUrl', 'conditional'],
    ['ml-dev:role/tune-for-team-ml', 'bedrock-mantle:CreateFineTuningJob', 'yes'],
    ['ml-dev:role/tune-for-team-web', 'bedrock-mantle:CreateFineTuningJob', 'no'],
    ['ml-dev:role/ml-engineer', 'bedrock:DeleteGuardrail', 'no'],
    ['ml-dev:role/ml-engineer', 'bedrock:CreateModelCustomizationJob', 'yes'],
    ['ml-dev:user/trainer-service', 'sagemaker:CreateTrainingJob', 'yes'],
    ['ml-dev:role/old-habits', 'bedrock:CreateModelCustomizationJob', 'yes'],
    ['ml-dev:role/restored-version', 'sagemaker:CreateTrainingJob', 'no'],
    ['ml-dev:role/notaction-admin', 'bedrock:CreateModelCustomizationJob', 'yes'],
    ['ml-dev:role/developer', 'sagemaker:CreateTrainingJob', 'no'],
    ['ml-prod:role/model-pipeline', 'bedrock:CreateModelCustomizationJob', 'yes'],
    ['ml-prod:role/ml-operator', 'bedrock:CreateModelCustomizationJob', 'no'],
    ['ml-prod:role/ml-operator', 'bedrock-mantle:CreateFineTuningJob', 'yes'],
    ['storefront:role/wildcard-tuner', 'bedrock:DeleteGuardrail', 'no'],
    ['storefront:role/wildcard-tuner', 'bedrock-mantle:CreateFineTuningJob', 'yes'],
    ['storefront:role/assistant-api', 'bedrock:InvokeModel', 'yes'],
    ['sandbox:role/sandbox-admin', 'bedrock:CreateModelCustomizationJob', 'no'],
    ['old-lab:role/lab-trainer', 'sagemaker:CreateTrainingJob', 'no'],
    ['100000000008:root', 'sagemaker:CreateTrainingJob', 'no'],
    ['management:user/break-glass', 'bedrock:DeleteGuardrail', 'yes'],
  ])('%s, %s: %s', (who, action, expected) => {
    expect(answer(who, action).status).toBe(expected);
  });

  test('a region outside of the organisation is closed, but for the break-glass role', () => {
    expect(answer('ml-dev:role/ml-engineer', 'bedrock:CreateModelCustomizationJob', 'ap-south-1').status).toBe('no');
    expect(answer('ml-prod:role/emergency', 'bedrock:CreateModelCustomizationJob', 'ap-south-1').status).toBe('yes');
  });

  test('traps and conditions are named by their key', () => {
    expect(answer('ml-dev:role/tune-with-mfa-trap', 'bedrock:CreateModelCustomizationJob').traps.map((trap) => trap.condition.key)).toEqual(
      ['aws:MultiFactorAuthPresent'],
    );
    expect(answer('ml-dev:role/train-in-vpc-trap', 'sagemaker:CreateTrainingJob').traps.map((trap) => trap.condition.key)).toEqual([
      'sagemaker:VpcSubnets',
    ]);
    expect(
      answer('ml-dev:role/notebook-by-endpoint', 'sagemaker:CreatePresignedDomainUrl').conditions.map((condition) => condition.key),
    ).toContain('aws:SourceVpce');
  });

  test('what is opened to outsiders is named, and the perimeter closes the rest', async () => {
    const report = await scan(estate, new StatementPlaces(acme), { snapshot: acme });
    expect(report.external.map(({ principal, by, actions, status }) => [principal, by, actions, status])).toEqual([
      ['arn:aws:iam::900000000009:role/labeler', 'resource-policy', ['s3:PutObject'], 'yes'],
      ['arn:aws:iam::900000000009:root', 'resource-policy', ['sagemaker:CreateModelPackage'], 'yes'],
      ['arn:aws:iam::900000000009:root', 'role-trust', ['sagemaker:CreateLabelingJob'], 'yes'],
    ]);
    expect(report.incomplete).toEqual([]);
  });

  test('chains end where they should', async () => {
    const places = new StatementPlaces(acme);
    const reached = async (who: string, action: string) =>
      (await explainReport(estate, places, { who, action, resource: undefined })).path?.steps.map(
        (step) => `${step.kind} ${step.to.split('/').pop()}`,
      );
    expect(await reached('ml-dev:role/developer', 'sagemaker:CreateTrainingJob')).toEqual(['assume-role shared-trainer']);
    expect(await reached('ml-dev:role/app-builder', 'bedrock:CreateModelCustomizationJob')).toEqual(['pass-role fn-tuning-scheduler']);
    expect(await reached('ml-dev:role/policy-author', 'bedrock:CreateModelCustomizationJob')).toEqual(['policy-writing policy-author']);
    expect(await reached('ml-dev:role/mirror-a', 'bedrock:CreateModelCustomizationJob')).toBeUndefined();
  });
});

describe('the story that the demo tells is what explain answers', () => {
  const places = new StatementPlaces(acme);
  test.each(STORY.map((row) => [row.principal, row.action, row.expected, row.why] as const))(
    '%s, %s: %s, %s',
    async (who, action, expected) => {
      const { status, path } = await explainReport(estate, places, { who, action, resource: undefined });
      expect(status === 'no' && path !== undefined ? 'indirect' : status).toBe(expected);
    },
  );
});
