import type { TrailEvent } from '../../activity/event.ts';
import { memberAt, objectsAt, textAt } from './members.ts';

// after the requests of the API references of SageMaker, Bedrock and AgentCore
const s3Of = (channel: unknown): readonly string[] => texts(textAt(channel, 'dataSource', 's3DataSource', 's3Uri'));
const channels = (from: unknown): readonly string[] => objectsAt(from, 'inputDataConfig').flatMap(s3Of);

/** The places in S3 from which a job reads data, by its request. */
export function inputsOf({ request, name }: TrailEvent): readonly string[] {
  switch (name) {
    case 'CreateTrainingJob':
    case 'CreateAutoMLJob':
      return channels(request);
    case 'CreateAutoMLJobV2':
      return objectsAt(request, 'autoMLJobInputDataConfig').flatMap(s3Of);
    case 'CreateHyperParameterTuningJob':
      return [...channels(memberAt(request, 'trainingJobDefinition')), ...objectsAt(request, 'trainingJobDefinitions').flatMap(channels)];
    case 'CreateProcessingJob':
      return objectsAt(request, 'processingInputs').flatMap((input) => texts(textAt(input, 's3Input', 's3Uri')));
    case 'CreateModelCustomizationJob':
      return [
        ...texts(textAt(request, 'trainingDataConfig', 's3Uri')),
        ...texts(textAt(request, 'trainingDataConfig', 'invocationLogsConfig', 'invocationLogSource', 's3Uri')),
        ...objectsAt(request, 'validationDataConfig', 'validators').flatMap((one) => texts(textAt(one, 's3Uri'))),
      ];
    default:
      return [];
  }
}

/** The places in S3 from which a request takes a model or the code of an agent. */
export function artefactsOf({ request, name }: TrailEvent): readonly string[] {
  switch (name) {
    case 'CreateModelImportJob':
      return texts(textAt(request, 'modelDataSource', 's3DataSource', 's3Uri'));
    case 'CreateCustomModel':
      return texts(textAt(request, 'modelSourceConfig', 's3DataSource', 's3Uri'));
    case 'CreateModel':
      return [memberAt(request, 'primaryContainer'), ...objectsAt(request, 'containers')].flatMap(modelData);
    case 'CreateModelPackage':
      return [...objectsAt(request, 'inferenceSpecification', 'containers').flatMap(modelData), ...texts(textAt(request, 'sourceUri'))];
    case 'CreateAgentRuntime':
    case 'UpdateAgentRuntime': {
      const bucket = textAt(request, 'agentRuntimeArtifact', 'codeConfiguration', 'code', 's3', 'bucket');
      return bucket === undefined ? [] : [`s3://${bucket}/`];
    }
    default:
      return [];
  }
}

const modelData = (container: unknown): readonly string[] => [
  ...texts(textAt(container, 'modelDataUrl')),
  ...texts(textAt(container, 'modelDataSource', 's3DataSource', 's3Uri')),
];

/** The images that a request runs. */
export function imagesOf({ request, name }: TrailEvent): readonly string[] {
  const algorithm = (from: unknown): readonly string[] => texts(textAt(from, 'algorithmSpecification', 'trainingImage'));
  switch (name) {
    case 'CreateTrainingJob':
      return algorithm(request);
    case 'CreateHyperParameterTuningJob':
      return [...algorithm(memberAt(request, 'trainingJobDefinition')), ...objectsAt(request, 'trainingJobDefinitions').flatMap(algorithm)];
    case 'CreateProcessingJob':
      return texts(textAt(request, 'appSpecification', 'imageUri'));
    case 'CreateModel':
      return [memberAt(request, 'primaryContainer'), ...objectsAt(request, 'containers')].flatMap((one) => texts(textAt(one, 'image')));
    case 'CreateModelPackage':
      return objectsAt(request, 'inferenceSpecification', 'containers').flatMap((one) => texts(textAt(one, 'image')));
    case 'CreateAgentRuntime':
    case 'UpdateAgentRuntime':
      return texts(textAt(request, 'agentRuntimeArtifact', 'containerConfiguration', 'containerUri'));
    default:
      return [];
  }
}

/** The functions of Lambda that a request lets act in an agent, a gateway, a job or a model. */
export function functionsOf({ request, name }: TrailEvent): readonly string[] {
  switch (name) {
    case 'CreateAgent':
    case 'UpdateAgent':
      return [
        ...texts(textAt(request, 'customOrchestration', 'executor', 'lambda')),
        ...texts(textAt(request, 'promptOverrideConfiguration', 'overrideLambda')),
      ];
    case 'CreateAgentActionGroup':
    case 'UpdateAgentActionGroup':
      return texts(textAt(request, 'actionGroupExecutor', 'lambda'));
    case 'CreateGatewayTarget':
    case 'UpdateGatewayTarget':
      return texts(textAt(request, 'targetConfiguration', 'mcp', 'lambda', 'lambdaArn'));
    case 'CreateGateway':
    case 'UpdateGateway':
      return objectsAt(request, 'interceptorConfigurations').flatMap((one) => texts(textAt(one, 'interceptor', 'lambda', 'arn')));
    case 'CreateFineTuningJob':
      return texts(
        textAt(request, 'method', 'grader', 'lambda', 'function') ??
          textAt(request, 'method', 'reinforcement', 'grader', 'lambda', 'function'),
      );
    case 'CreateModelCustomizationJob':
      return texts(textAt(request, 'customizationConfig', 'rftConfig', 'graderConfig', 'lambdaGrader', 'lambdaArn'));
    default:
      return [];
  }
}

const texts = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text]);
