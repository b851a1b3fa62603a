import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { switchCheck } from '../rules/setting-check.ts';

export default switchCheck({
  id: 'model-without-network-isolation',
  title: 'Models run without a network',
  why: 'A model that was tampered with can send out what it is asked, and fetch what it should answer.',
  severity: 'medium',
  known: { union: ['MD-ISOLATION'], securityHub: ['SageMaker.5'], prowler: ['sagemaker_models_network_isolation_enabled'] },
  topics: ['isolation'],
  resource: KINDS.model,
  member: ['EnableNetworkIsolation'],
  example: SAGEMAKER.model,
  says: ['its containers have no network', 'its containers have a network'],
  fix: 'create the model anew with EnableNetworkIsolation',
});
