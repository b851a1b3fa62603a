import { shellWord } from '../../templates/shell.ts';
import type { FineTuningRole } from '../generate/fine-tuning-role.ts';
import { documentFile, resourceFiles, type RoleFormat, roleReadme } from '../generate/role-format.ts';

const format: RoleFormat = {
  name: 'json',
  about: 'one file a policy, and scripts that create the role by the AWS CLI and take it away',
  render: (role) => [
    documentFile('trust-policy.json', role.trust),
    documentFile('permissions-policy.json', role.permissions),
    documentFile('permissions-boundary.json', role.boundary),
    ...(role.starter === undefined ? [] : [documentFile('starter-policy.json', role.starter)]),
    ...resourceFiles(role),
    { path: 'create.sh', content: createScript(role) },
    { path: 'remove.sh', content: removeScript(role) },
    roleReadme(role, ['With credentials of the account: `sh create.sh`.'], ['`sh remove.sh`']),
  ],
};

export default format;

const HEAD = `#!/bin/sh
# Written by mantlet role fine-tuning.
set -eu
cd "$(dirname "$0")"
`;

const policyNames = ({ job: { name }, starter }: FineTuningRole): readonly (readonly [name: string, file: string])[] => [
  [`${name}-boundary`, 'permissions-boundary.json'],
  ...(starter === undefined ? [] : [[`${name}-starter`, 'starter-policy.json'] as const]),
];

const createScript = (role: FineTuningRole): string => {
  const { name, path, partition, account } = role.job;
  return [
    HEAD,
    ...policyNames(role).map(
      ([policy, file]) =>
        `aws iam create-policy --policy-name ${shellWord(policy)} --path ${shellWord(path)} --policy-document file://${file} > /dev/null`,
    ),
    `aws iam create-role --role-name ${shellWord(name)} --path ${shellWord(path)} --assume-role-policy-document file://trust-policy.json --permissions-boundary ${shellWord(`arn:${partition}:iam::${account}:policy${path}${name}-boundary`)} > /dev/null`,
    `aws iam put-role-policy --role-name ${shellWord(name)} --policy-name fine-tuning --policy-document file://permissions-policy.json`,
    '',
  ].join('\n');
};

const removeScript = (role: FineTuningRole): string => {
  const { name, path, partition, account } = role.job;
  return [
    HEAD,
    `aws iam delete-role-policy --role-name ${shellWord(name)} --policy-name fine-tuning`,
    `aws iam delete-role --role-name ${shellWord(name)}`,
    ...policyNames(role).map(
      ([policy]) => `aws iam delete-policy --policy-arn ${shellWord(`arn:${partition}:iam::${account}:policy${path}${policy}`)}`,
    ),
    '',
  ].join('\n');
};
