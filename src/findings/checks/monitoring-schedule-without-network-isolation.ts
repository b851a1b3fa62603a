import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { switchCheck } from '../rules/setting-check.ts';

export default switchCheck({
  id: 'monitoring-schedule-without-network-isolation',
  title: 'Scheduled monitoring jobs run without a network',
  why: 'The job sees what people send to an endpoint, and its container can send it anywhere.',
  severity: 'medium',
  known: { union: ['JD-ISOLATION'], securityHub: ['SageMaker.14'] },
  topics: ['isolation'],
  resource: KINDS.monitoringSchedule,
  member: ['MonitoringScheduleConfig', 'MonitoringJobDefinition', 'NetworkConfig', 'EnableNetworkIsolation'],
  example: SAGEMAKER.monitoringSchedule,
  says: ['its container has no network', 'its container has a network'],
  fix: 'put NetworkConfig.EnableNetworkIsolation into the MonitoringJobDefinition of the schedule',
  applies: (detail) => detail.needAt('MonitoringScheduleConfig').has('MonitoringJobDefinition'),
});
