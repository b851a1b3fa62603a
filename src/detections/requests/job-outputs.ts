import type { TrailEvent } from '../../activity/event.ts';
import { memberAt, objectsAt, textAt } from './members.ts';

const texts = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text]);
const trained = (from: unknown): readonly string[] => texts(textAt(from, 'outputDataConfig', 's3OutputPath'));

/** The places in S3 to which a job or an endpoint writes, by the request that makes it. */
export function outputsOf({ request, name }: TrailEvent): readonly string[] {
  switch (name) {
    case 'CreateTrainingJob':
    case 'CreateAutoMLJob':
    case 'CreateAutoMLJobV2':
      return trained(request);
    case 'CreateHyperParameterTuningJob':
      return [...trained(memberAt(request, 'trainingJobDefinition')), ...objectsAt(request, 'trainingJobDefinitions').flatMap(trained)];
    case 'CreateProcessingJob':
      return objectsAt(request, 'processingOutputConfig', 'outputs').flatMap((output) => texts(textAt(output, 's3Output', 's3Uri')));
    case 'CreateTransformJob':
      return texts(textAt(request, 'transformOutput', 's3OutputPath'));
    case 'CreateEndpointConfig':
      return [
        ...texts(textAt(request, 'dataCaptureConfig', 'destinationS3Uri')),
        ...texts(textAt(request, 'asyncInferenceConfig', 'outputConfig', 's3OutputPath')),
      ];
    case 'CreateModelInvocationJob':
      return texts(textAt(request, 'outputDataConfig', 's3OutputDataConfig', 's3Uri'));
    case 'CreateModelCustomizationJob':
    case 'CreateEvaluationJob':
      return texts(textAt(request, 'outputDataConfig', 's3Uri'));
    default:
      return [];
  }
}
