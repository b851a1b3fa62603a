import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const NOTEBOOK = {
  NotebookInstanceArn: 'arn:aws:sagemaker:us-east-1:111122223333:notebook-instance/example',
  RoleArn: 'arn:aws:iam::111122223333:role/notebook',
};

export default resourceCheck({
  id: 'notebook-with-direct-internet',
  title: 'Notebook instances reach the internet only through a VPC of the customer',
  why: 'Code in the notebook can send training data and credentials anywhere, past every egress control.',
  severity: 'high',
  known: { union: ['NB-INTERNET'], securityHub: ['SageMaker.1'] },
  topics: ['isolation'],
  resource: KINDS.notebook,
  examples: {
    pass: [{ described: { ...NOTEBOOK, DirectInternetAccess: 'Disabled' } }],
    fail: [{ described: { ...NOTEBOOK, DirectInternetAccess: 'Enabled' } }],
  },
  judge: (detail) =>
    detail.needOneOf('DirectInternetAccess', ['Enabled', 'Disabled']) === 'Disabled'
      ? pass('direct internet access is disabled')
      : fail(
          'direct internet access is enabled',
          'create the notebook instance anew in a subnet, with DirectInternetAccess set to Disabled',
        ),
});
