import { expression, hclName, hclResource } from '../../templates/hcl.ts';
import { type PlanFormat, POLICY_TYPES, readmeOf, targetsOfPolicy } from '../plan/plan-format.ts';
import { minified } from '../written-policy.ts';

const format: PlanFormat = {
  name: 'terraform',
  about: 'a Terraform configuration for the provider hashicorp/aws',
  render: (plan) => [
    ...plan.policies.map(({ name, document }) => ({ path: `policies/${name}.json`, content: minified(document) })),
    {
      path: 'main.tf',
      content: [
        TERRAFORM,
        ...plan.policies.flatMap((policy) => {
          const { name, description, type } = policy;
          return [
            hclResource('aws_organizations_policy', hclName(name), {
              name,
              description,
              type: POLICY_TYPES[type],
              content: expression(`file("\${path.module}/policies/${name}.json")`),
            }),
            ...targetsOfPolicy(policy, plan).map((target) =>
              hclResource('aws_organizations_policy_attachment', hclName(`${name}_${target}`), {
                policy_id: expression(`aws_organizations_policy.${hclName(name)}.id`),
                target_id: target,
              }),
            ),
          ];
        }),
      ].join('\n'),
    },
    readmeOf(plan, ['`terraform init`', '`terraform plan`, and read it', '`terraform apply`'], ['`terraform destroy`']),
  ],
};

export default format;

const TERRAFORM = `# Written by mantlet firewall render.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}
`;
