import { expression, type HclValue, hclResource } from '../../templates/hcl.ts';
import { documentFile, resourceFiles, type RoleFormat, roleReadme } from '../generate/role-format.ts';

const format: RoleFormat = {
  name: 'terraform',
  about: 'a Terraform configuration for the provider hashicorp/aws',
  render: (role) => [
    documentFile('policies/trust-policy.json', role.trust),
    documentFile('policies/permissions-policy.json', role.permissions),
    documentFile('policies/permissions-boundary.json', role.boundary),
    ...(role.starter === undefined ? [] : [documentFile('policies/starter-policy.json', role.starter)]),
    ...resourceFiles(role),
    { path: 'main.tf', content: configuration(role) },
    roleReadme(role, ['`terraform init`', '`terraform plan`, and read it', '`terraform apply`'], ['`terraform destroy`']),
  ],
};

export default format;

const file = (name: string): HclValue => expression(`file("\${path.module}/policies/${name}.json")`);

const configuration = ({ job: { name, path }, starter }: Parameters<RoleFormat['render']>[0]): string =>
  [
    TERRAFORM,
    hclResource('aws_iam_policy', 'boundary', { name: `${name}-boundary`, path, policy: file('permissions-boundary') }),
    hclResource('aws_iam_role', 'fine_tuning', {
      name,
      path,
      assume_role_policy: file('trust-policy'),
      permissions_boundary: expression('aws_iam_policy.boundary.arn'),
    }),
    hclResource('aws_iam_role_policy', 'fine_tuning', {
      name: 'fine-tuning',
      role: expression('aws_iam_role.fine_tuning.name'),
      policy: file('permissions-policy'),
    }),
    ...(starter === undefined
      ? []
      : [hclResource('aws_iam_policy', 'starter', { name: `${name}-starter`, path, policy: file('starter-policy') })]),
    'output "role_arn" {\n  value = aws_iam_role.fine_tuning.arn\n}\n',
  ].join('\n');

const TERRAFORM = `# Written by mantlet role fine-tuning.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}
`;
