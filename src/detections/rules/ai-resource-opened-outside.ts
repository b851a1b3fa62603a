import { call, inOrganization, intending, SISTER, story, STRANGER } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { standingText } from '../requests/accounts.ts';
import { textAt } from '../requests/members.ts';
import { type LetIn, outsider, outsidersOf } from '../requests/policies.ts';
import { POLICY_PUTS, policyOf, statementPrincipals } from '../requests/policy-puts.ts';

const policy = (principal: unknown, more: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: principal, Action: '*', Resource: '*', ...more }] });
const stranger = { AWS: `arn:aws:iam::${STRANGER}:root` };
const model = 'arn:aws:bedrock:us-east-1:111122223333:custom-model/x/abcdefghijkl';
const group = (principal: unknown) =>
  call('sagemaker:PutModelPackageGroupPolicy', { modelPackageGroupName: 'models', resourcePolicy: policy(principal) });

export default callDetection({
  id: 'ai-resource-opened-outside',
  title: 'model, agent or other AI resource opened to somebody outside the organisation',
  why: 'Whoever is let in copies or runs it where no SCP, log or guardrail of the organisation reaches.',
  severity: 'high',
  tried: 'medium',
  events: Object.keys(POLICY_PUTS),
  techniques: ['T1537', 'AML.T0048.004'],
  respond: 'Take the statement out of the policy, and look at what was called on the resource from outside since.',
  examples: {
    alarm: [
      story('a model is opened to everybody', call('bedrock:PutResourcePolicy', { resourceArn: model, resourcePolicy: policy('*') })),
      inOrganization(story('a group of models is opened to a stranger', group(stranger))),
      story(
        'an agent is opened to an account of which nothing is known',
        call('bedrock-agentcore:PutResourcePolicy', {
          resourceArn: 'arn:aws:bedrock-agentcore:us-east-1:111122223333:runtime/a',
          policy: policy(stranger),
        }),
      ),
      inOrganization(
        story(
          'a project of Rekognition is opened to a stranger',
          call('rekognition:PutProjectPolicy', {
            projectArn: 'arn:aws:rekognition:us-east-1:111122223333:project/p/1',
            policyName: 'copy',
            policyDocument: policy(stranger),
          }),
        ),
      ),
      inOrganization(
        story(
          'a statement lets a stranger into Entity Resolution',
          call('entityresolution:AddPolicyStatement', {
            arn: 'arn:aws:entityresolution:us-east-1:111122223333:idnamespace/n',
            statementId: 's',
            effect: 'Allow',
            action: ['*'],
            principal: [STRANGER],
          }),
        ),
      ),
    ],
    quiet: [
      story(
        'a model is opened to its own account',
        call('bedrock:PutResourcePolicy', { resourceArn: model, resourcePolicy: policy({ AWS: '111122223333' }) }),
      ),
      inOrganization(story('a group of models is opened to another account of the organisation', group({ AWS: SISTER }))),
      inOrganization(
        intending(
          { trustedAccounts: [{ account: STRANGER, reason: 'the vendor', services: undefined }] },
          story('a group of models is opened to an account that is trusted', group(stranger)),
        ),
      ),
      inOrganization(
        story(
          'only the organisation comes through',
          call('bedrock:PutResourcePolicy', {
            resourceArn: model,
            resourcePolicy: policy('*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-example' } } }),
          }),
        ),
      ),
      story(
        'a statement denies',
        call('entityresolution:AddPolicyStatement', { arn: 'arn', statementId: 's', effect: 'Deny', action: ['*'], principal: ['*'] }),
      ),
      story(
        'a runtime is opened to its own account',
        call('bedrock-agentcore:PutResourcePolicy', { resourceArn: 'arn', policy: policy({ AWS: '111122223333' }) }),
      ),
      story('a policy is not as AWS writes it', call('rekognition:PutProjectPolicy', { projectArn: 'arn', policyDocument: '{' })),
    ],
  },
  judge: (event, activity) => {
    const principals = statementPrincipals(event);
    const letIn =
      principals === undefined
        ? outsidersOf(policyOf(event), event, activity)
        : principals.list.flatMap((one) => outsider(one, principals.conditional, event, activity));
    const [worst] = [...letIn].sort(
      (a, b) => RANK.indexOf(a.standing) - RANK.indexOf(b.standing) || Number(a.conditional) - Number(b.conditional),
    );
    if (worst === undefined) return undefined;
    const what = textAt(event.request, POLICY_PUTS[`${event.source.split('.')[0]}:${event.name}`]?.resource ?? 'resourceArn');
    return { message: `${whom(worst)} is let into ${what === undefined ? 'a resource' : `\`${what}\``}`, severity: severityOf(worst) };
  },
});

const RANK: readonly LetIn['standing'][] = ['everybody', 'outside', 'unknown'];

const whom = ({ who, standing, conditional }: LetIn): string =>
  `${standing === 'everybody' ? 'everybody' : `\`${who}\`, ${standingText(standing)},`}${conditional ? ' who meets a condition' : ''}`;

function severityOf({ standing, conditional }: LetIn): 'critical' | 'high' | 'medium' {
  if (standing === 'everybody') return conditional ? 'high' : 'critical';
  return standing === 'outside' ? 'high' : 'medium';
}
