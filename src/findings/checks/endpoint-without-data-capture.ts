import { instanceVariants } from '../answers/endpoint-variants.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { switchCheck } from '../rules/setting-check.ts';

export default switchCheck({
  id: 'endpoint-without-data-capture',
  title: 'Endpoints keep what they were asked and what they answered',
  why: 'Nobody can tell afterwards what a model was fed with, nor when it began to answer otherwise.',
  severity: 'low',
  known: { union: ['EP-STALE-MONITOR'] },
  topics: ['logging'],
  resource: KINDS.endpointConfig,
  member: ['DataCaptureConfig', 'EnableCapture'],
  example: SAGEMAKER.endpointConfig,
  says: ['requests and answers are captured', 'requests and answers are not captured'],
  fix: 'create the endpoint configuration anew with DataCaptureConfig, and update the endpoint with it',
  // serverless endpoints cannot capture (SageMaker Developer Guide, "Deploy models with Amazon SageMaker Serverless Inference")
  applies: (detail) => instanceVariants(detail).length > 0,
});
