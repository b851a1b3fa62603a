import { lastAccessed } from '../../builders/last-accessed.ts';
import { arnOf, permissionSetArn } from '../../builders/principals.ts';
import { ACCOUNTS } from '../../names.ts';

const id = ACCOUNTS.mlDev;
const role = (name: string): string => arnOf(id, 'role', name);

/** Used, not used, stale, and what IAM tells of the service only. */
export const lastUse = lastAccessed(
  [
    permissionSetArn(id, 'DataScientist'),
    {
      bedrock: {
        actions: { CreateModelCustomizationJob: '2026-11-18T14:30:00', GetModelCustomizationJob: '2026-11-22T18:00:00' },
        unused: ['CreateModelImportJob', 'DeleteGuardrail', 'DeleteModelInvocationLoggingConfiguration', 'UpdateGuardrail'],
      },
      'bedrock-mantle': { last: '2026-11-11T15:32:00' },
      sagemaker: {
        actions: { CreatePresignedDomainUrl: '2026-11-22T19:06:00', CreateTrainingJob: '2026-11-21T20:00:00' },
        unused: ['CreateModelPackage', 'CreateNotebookInstance', 'UpdateEndpoint'],
      },
      sts: { last: '2026-11-16T07:44:00' },
    },
  ],
  [
    permissionSetArn(id, 'MLPlatformAdmin'),
    {
      bedrock: { actions: { UpdateGuardrail: '2026-11-06T17:12:00' }, unused: ['CreateModelCustomizationJob', 'DeleteGuardrail'] },
      'bedrock-agentcore': { last: '2026-08-02T09:00:00' },
      sagemaker: { actions: { UpdateDomain: '2026-07-21T14:00:00' }, unused: ['CreateTrainingJob', 'PutModelPackageGroupPolicy'] },
    },
  ],
  [
    role('ml-engineer'),
    {
      bedrock: { actions: { ListCustomModels: '2026-11-20T14:00:00' }, unused: ['CreateModelCustomizationJob', 'CreateModelImportJob'] },
    },
  ],
  [
    role('prompt-engineer'),
    {
      bedrock: {
        actions: { CreateGuardrailVersion: '2026-11-06T17:20:00', DeleteGuardrail: '2026-07-01T10:11:00' },
        unused: ['CreateModelCustomizationJob'],
      },
    },
  ],
  [role('tune-with-mfa'), { bedrock: { actions: { CreateModelCustomizationJob: '2026-10-02T09:10:00' } } }],
  [role('tune-with-mfa-trap'), { bedrock: { unused: ['CreateModelCustomizationJob'] } }],
  // three hundred days ago
  [
    role('notaction-admin'),
    {
      bedrock: { actions: { CreateModelCustomizationJob: '2026-01-09T10:00:00' }, unused: ['DeleteGuardrail'] },
      sagemaker: { unused: ['CreateTrainingJob'] },
    },
  ],
  // one service without tracked actions
  [role('tune-vetted-files'), { 'bedrock-mantle': { last: '2026-11-11T15:30:00' } }],
  [role('train-in-vpc'), { sagemaker: { actions: { CreateTrainingJob: '2026-11-16T07:45:00' } } }],
  [
    arnOf(id, 'user', 'service/trainer-service'),
    { bedrock: { unused: ['CreateModelCustomizationJob'] }, sagemaker: { actions: { CreateTrainingJob: '2025-12-28T03:00:00' } } },
  ],
  [
    arnOf(id, 'user', 'BedrockAPIKey-x7q2'),
    { bedrock: { last: '2026-11-21T14:40:00', unused: ['CreateModelCustomizationJob', 'DeleteGuardrail', 'UpdateGuardrail'] } },
  ],
  [
    role('service-role/AmazonSageMaker-ExecutionRole'),
    {
      s3: { last: '2026-11-21T20:02:00' },
      sagemaker: { last: '2026-11-22T21:00:00', unused: ['CreateEndpoint', 'CreateTrainingJob', 'UpdateEndpoint'] },
    },
  ],
  [role('fn-tuning-scheduler'), { bedrock: { actions: { CreateModelCustomizationJob: '2026-11-05T06:00:00' } } }],
  [role('grader-developer'), { lambda: { actions: { UpdateFunctionCode: '2026-11-17T08:08:00' } } }],
);
