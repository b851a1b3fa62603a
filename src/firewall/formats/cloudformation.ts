import { type PlanFormat, POLICY_TYPES, readmeOf, targetsOfPolicy } from '../plan/plan-format.ts';

const format: PlanFormat = {
  name: 'cloudformation',
  about: 'a CloudFormation template with AWS::Organizations::Policy',
  render: (plan) => {
    const resources = plan.policies.map((policy) => [
      logicalId(policy.name),
      {
        Type: 'AWS::Organizations::Policy',
        Properties: {
          Name: policy.name,
          Description: policy.description,
          Type: POLICY_TYPES[policy.type],
          TargetIds: targetsOfPolicy(policy, plan),
          Content: policy.document,
        },
      },
    ]);
    const template = {
      AWSTemplateFormatVersion: '2010-09-09',
      Description: `Organisation policies for ${plan.organization}, written by mantlet firewall render`,
      Resources: Object.fromEntries(resources) as Readonly<Record<string, unknown>>,
    };
    return [
      { path: 'template.json', content: `${JSON.stringify(template, undefined, 1)}\n` },
      readmeOf(
        plan,
        [
          'In the management account, in us-east-1: `aws cloudformation deploy --stack-name mantlet-firewall --template-file template.json --s3-bucket BUCKET` (a template of more than 51,200 bytes goes through a bucket).',
        ],
        ['`aws cloudformation delete-stack --stack-name mantlet-firewall`'],
      ),
    ];
  },
};

export default format;

/** `mantlet-scp-root-1` -> `MantletScpRoot1`: letters and digits only (CloudFormation User Guide, "Resources"). */
const logicalId = (name: string): string =>
  name
    .split('-')
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join('');
