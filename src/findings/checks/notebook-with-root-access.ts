import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

export default resourceCheck({
  id: 'notebook-with-root-access',
  title: 'Users of notebook instances are not root',
  why: 'Root can switch off whatever watches the instance and plant code that runs for the next user with the role of the notebook.',
  severity: 'high',
  known: { union: ['NB-ROOT'], securityHub: ['SageMaker.3'], prowler: ['sagemaker_notebook_instance_root_access_disabled'] },
  topics: ['privileged-access'],
  resource: KINDS.notebook,
  examples: {
    pass: [{ described: { ...SAGEMAKER.notebook, RootAccess: 'Disabled' } }],
    fail: [{ described: { ...SAGEMAKER.notebook, RootAccess: 'Enabled' } }],
  },
  judge: (detail) =>
    detail.needOneOf('RootAccess', ['Enabled', 'Disabled']) === 'Disabled'
      ? pass('its users are not root')
      : fail('its users are root', 'stop the notebook instance and update it with RootAccess set to Disabled'),
});
