import { lastAccessed } from '../../builders/last-accessed.ts';
import { arnOf, permissionSetArn } from '../../builders/principals.ts';
import { ACCOUNTS } from '../../names.ts';

const id = ACCOUNTS.mlProd;
const role = (name: string): string => arnOf(id, 'role', name);

export const lastUse = lastAccessed(
  [
    role('ai-privileged/model-pipeline'),
    {
      bedrock: { actions: { CreateModelCustomizationJob: '2026-10-20T09:00:00', CreateProvisionedModelThroughput: '2026-10-21T08:00:00' } },
      sagemaker: {
        actions: { CreateTrainingJob: '2026-11-21T22:12:00', UpdateEndpoint: '2026-11-22T07:00:00' },
        unused: ['CreateEndpoint'],
      },
    },
  ],
  [
    role('ai-privileged/shared-trainer'),
    {
      bedrock: { unused: ['CreateModelCustomizationJob', 'UpdateGuardrail'] },
      sagemaker: { actions: { CreateTrainingJob: '2026-11-04T18:30:00' } },
    },
  ],
  [role('ai-privileged/spring-campaign'), { bedrock: { unused: ['CreateModelCustomizationJob'] } }],
  [
    role('ai-privileged/guardrail-editor'),
    { bedrock: { actions: { UpdateGuardrail: '2026-09-01T08:00:00', CreateGuardrailVersion: '2026-09-01T08:05:00' } } },
  ],
  [
    role('ml-operator'),
    {
      bedrock: {
        actions: { GetProvisionedModelThroughput: '2026-11-13T16:00:00' },
        unused: ['CreateModelCustomizationJob', 'DeleteGuardrail'],
      },
      'bedrock-mantle': {},
    },
  ],
  [
    permissionSetArn(id, 'MLPlatformAdmin'),
    {
      bedrock: {
        actions: { PutModelInvocationLoggingConfiguration: '2026-04-02T10:00:00' },
        unused: ['CreateModelCustomizationJob', 'DeleteGuardrail'],
      },
      sagemaker: { unused: ['CreatePresignedDomainUrl', 'CreateTrainingJob', 'UpdateEndpoint'] },
    },
  ],
  [
    permissionSetArn(id, 'ModelRelease'),
    {
      sagemaker: { actions: { UpdateModelPackage: '2026-11-22T06:51:00' }, unused: ['UpdateEndpoint'] },
      bedrock: { unused: ['UpdateProvisionedModelThroughput'] },
    },
  ],
  [role('observability'), { bedrock: { unused: ['DeleteModelInvocationLoggingConfiguration', 'PutModelInvocationLoggingConfiguration'] } }],
  [
    role('ci-deploy'),
    {
      bedrock: { unused: ['CreateModelCustomizationJob'] },
      lambda: { last: '2026-11-22T03:01:00' },
      sagemaker: { unused: ['CreateTrainingJob'] },
    },
  ],
  [role('break-glass/emergency'), { bedrock: { unused: ['DeleteGuardrail'] }, iam: { last: '2026-03-14T02:12:00' } }],
);
