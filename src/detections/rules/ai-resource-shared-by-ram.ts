import { record, session } from '../examples.ts';
import { inOrganization, SISTER, story, STRANGER } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { aiGroup } from '../../catalogue/ai-prefixes.ts';
import { splitArn } from '../../iam/arn.ts';
import { standingText } from '../requests/accounts.ts';
import { textsAt } from '../requests/members.ts';
import { outsider } from '../requests/policies.ts';

const MODEL = 'arn:aws:bedrock:us-east-1:111122223333:custom-model/x/abcdefghijkl';
const GROUP = 'arn:aws:sagemaker:us-east-1:111122223333:model-package-group/models';
const share = (resource: string, principal: string) =>
  record('ram.amazonaws.com', 'CreateResourceShare', session('engineer', 'ana'), 0, {
    requestParameters: { name: 'models', resourceArns: [resource], principals: [principal], allowExternalPrincipals: true },
  });

export default callDetection({
  id: 'ai-resource-shared-by-ram',
  title: 'model or other AI resource shared with an account outside the organisation',
  why: 'Whoever it is shared with copies the model and runs it where no SCP, log or guardrail of the organisation reaches.',
  severity: 'high',
  tried: 'medium',
  events: ['ram:CreateResourceShare', 'ram:AssociateResourceShare'],
  techniques: ['T1537', 'AML.T0048.004'],
  respond: 'Take the account off the share, and see whether the model was copied since.',
  examples: {
    alarm: [
      inOrganization(story('a custom model is shared with a stranger', share(MODEL, STRANGER))),
      inOrganization(story('a group of models is shared with a role of a stranger', share(GROUP, `arn:aws:iam::${STRANGER}:role/reader`))),
      story('a custom model is shared with an account of which nothing is known', share(MODEL, STRANGER)),
    ],
    quiet: [
      inOrganization(story('a custom model is shared with another account of the organisation', share(MODEL, SISTER))),
      inOrganization(story('a group of models is shared with the own account', share(GROUP, '111122223333'))),
      inOrganization(story('a subnet is shared with a stranger', share('arn:aws:ec2:us-east-1:111122223333:subnet/subnet-1', STRANGER))),
    ],
  },
  judge: (event, activity) => {
    const shared = textsAt(event.request, 'resourceArns').filter((arn) => aiGroup(splitArn(arn)?.[1] ?? '') !== undefined);
    if (shared.length === 0) return undefined;
    const [first] = textsAt(event.request, 'principals').flatMap((one) => outsider(one, false, event, activity));
    if (first === undefined || first.standing === 'everybody') return undefined;
    const message = `${shared.join(', ')} is shared with \`${first.who}\`, ${standingText(first.standing)}`;
    return first.standing === 'unknown' ? { message, severity: 'medium' } : message;
  },
});
