import { awsManaged, byService, type DemoAccount, role } from '../aws.ts';
import { ACCOUNTS } from '../names.ts';

const id = ACCOUNTS.suspended;

/** A closed laboratory whose roles are still there. */
export const suspended: DemoAccount = {
  id,
  name: 'old-lab',
  type: 'suspended',
  roles: [role(id, 'lab-trainer', byService('ec2'), { attached: [awsManaged('AmazonSageMakerFullAccess')], instanceProfile: true })],
};
