import type { Example } from '../example.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

const first = (SecurityConfig?: unknown) => ({ described: { ...SAGEMAKER.autoMlJob, AutoMLJobConfig: { SecurityConfig } } });
const second = (SecurityConfig?: unknown): Example => ({
  answers: [['sagemaker.DescribeAutoMLJobV2', 'example', { ...SAGEMAKER.autoMlJob, SecurityConfig }]],
});

export default resourceCheck({
  id: 'automl-job-without-inter-container-encryption',
  title: 'AutoML jobs encrypt what their instances tell each other',
  why: 'Instances tell each other gradients and samples of the data: whoever is on the network between them can read and change them.',
  severity: 'low',
  known: { union: ['TR-AUTOML-ISO'] },
  topics: ['encryption'],
  resource: KINDS.autoMlJob,
  examples: {
    pass: [first({ EnableInterContainerTrafficEncryption: true }), second({ EnableInterContainerTrafficEncryption: true })],
    fail: [
      { described: SAGEMAKER.autoMlJob },
      first({ EnableInterContainerTrafficEncryption: false }),
      first({ VpcConfig: { Subnets: ['subnet-0a'], SecurityGroupIds: ['sg-0a'] } }),
      second(),
      second({ EnableInterContainerTrafficEncryption: false }),
    ],
  },
  judge: (detail) => {
    // it moved out of AutoMLJobConfig in the second form of these jobs
    const security = detail.at('AutoMLJobConfig')?.at('SecurityConfig') ?? detail.at('SecurityConfig');
    return security?.flag('EnableInterContainerTrafficEncryption') === true
      ? pass('traffic between its instances is encrypted')
      : fail(
          'traffic between its instances is not encrypted',
          'start AutoML jobs with SecurityConfig.EnableInterContainerTrafficEncryption',
        );
  },
});
