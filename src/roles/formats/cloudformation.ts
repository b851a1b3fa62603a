import { resourceFiles, type RoleFormat, roleReadme } from '../generate/role-format.ts';

const format: RoleFormat = {
  name: 'cloudformation',
  about: 'a CloudFormation template with AWS::IAM::Role',
  render: (role) => {
    const { job, trust, permissions, boundary, starter } = role;
    const { name, path } = job;
    const template = {
      AWSTemplateFormatVersion: '2010-09-09',
      Description: `The role ${name} of fine-tuning jobs on ${job.service}, written by mantlet role fine-tuning`,
      Resources: {
        Boundary: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: { ManagedPolicyName: `${name}-boundary`, Path: path, PolicyDocument: boundary },
        },
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            RoleName: name,
            Path: path,
            AssumeRolePolicyDocument: trust,
            PermissionsBoundary: { Ref: 'Boundary' },
            Policies: [{ PolicyName: 'fine-tuning', PolicyDocument: permissions }],
          },
        },
        ...(starter === undefined
          ? {}
          : {
              Starter: {
                Type: 'AWS::IAM::ManagedPolicy',
                Properties: { ManagedPolicyName: `${name}-starter`, Path: path, PolicyDocument: starter },
              },
            }),
      },
      Outputs: { RoleArn: { Value: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
    };
    return [
      { path: 'template.json', content: `${JSON.stringify(template, undefined, 1)}\n` },
      ...resourceFiles(role),
      roleReadme(
        role,
        [`\`aws cloudformation deploy --stack-name ${name} --template-file template.json --capabilities CAPABILITY_NAMED_IAM\``],
        [`\`aws cloudformation delete-stack --stack-name ${name}\``],
      ),
    ];
  },
};

export default format;
