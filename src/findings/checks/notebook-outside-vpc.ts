import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

export default resourceCheck({
  id: 'notebook-outside-vpc',
  title: 'Notebook instances stand in a VPC of the customer',
  why: 'Outside of it no security group, no endpoint policy and no flow log sees what a notebook sends where.',
  severity: 'high',
  known: { union: ['NB-VPC'], securityHub: ['SageMaker.2'], prowler: ['sagemaker_notebook_instance_vpc_settings_configured'] },
  topics: ['isolation'],
  resource: KINDS.notebook,
  examples: {
    pass: [{ described: { ...SAGEMAKER.notebook, SubnetId: 'subnet-0a' } }],
    fail: [{ described: SAGEMAKER.notebook }],
  },
  judge: (detail) => {
    const subnet = detail.text('SubnetId');
    return subnet === undefined || subnet === ''
      ? fail('it stands in no subnet of the customer', 'create the notebook instance anew with SubnetId')
      : pass(`it stands in ${subnet}`);
  },
});
