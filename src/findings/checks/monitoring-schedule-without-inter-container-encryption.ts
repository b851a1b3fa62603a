import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { switchCheck } from '../rules/setting-check.ts';

export default switchCheck({
  id: 'monitoring-schedule-without-inter-container-encryption',
  title: 'Scheduled monitoring jobs encrypt what their instances tell each other',
  why: 'The jobs look at what people send to an endpoint: whoever is on the network between the instances can read it.',
  severity: 'low',
  known: { union: ['JD-INTERCONTAINER'], securityHub: ['SageMaker.22'] },
  topics: ['encryption'],
  resource: KINDS.monitoringSchedule,
  member: ['MonitoringScheduleConfig', 'MonitoringJobDefinition', 'NetworkConfig', 'EnableInterContainerTrafficEncryption'],
  example: SAGEMAKER.monitoringSchedule,
  says: ['traffic between its instances is encrypted', 'traffic between its instances is not encrypted'],
  fix: 'create the schedule anew, with NetworkConfig.EnableInterContainerTrafficEncryption in its MonitoringJobDefinition',
  applies: (detail) => {
    const job = detail.needAt('MonitoringScheduleConfig').at('MonitoringJobDefinition');
    // a schedule may name a job definition instead, of which another check speaks
    return job !== undefined && job.needAt('MonitoringResources').needAt('ClusterConfig').needNumber('InstanceCount') > 1;
  },
});
