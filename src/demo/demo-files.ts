import { management } from './accounts/management.ts';
import { mlDev } from './accounts/ml-dev.ts';
import { mlProd } from './accounts/ml-prod.ts';
import { sandbox } from './accounts/sandbox.ts';
import { security } from './accounts/security.ts';
import { sharedServices } from './accounts/shared-services.ts';
import { storefront } from './accounts/storefront.ts';
import { suspended } from './accounts/suspended.ts';
import type { DemoAccount } from './aws.ts';
import { identityCenter, organization } from './organization.ts';
import { readme } from './readme.ts';

/** One file of the demo, by its path below the folder. */
export interface DemoFile {
  readonly path: string;
  readonly content: string;
}

const ACCOUNTS: readonly DemoAccount[] = [management, security, sharedServices, mlDev, mlProd, storefront, sandbox, suspended];

const json = (path: string, value: unknown): DemoFile => ({ path, content: `${JSON.stringify(value, undefined, 2)}\n` });

/** Acme: a small synthetic organisation as a snapshot. Always the same, byte for byte. */
export const demoFiles = (): readonly DemoFile[] => [
  { path: 'README.md', content: readme() },
  json('organization.json', organization()),
  json('identity-center.json', identityCenter()),
  ...ACCOUNTS.flatMap(accountFiles),
];

function accountFiles(account: DemoAccount): readonly DemoFile[] {
  const folder = `accounts/${account.id}`;
  const details = {
    UserDetailList: account.users ?? [],
    GroupDetailList: account.groups ?? [],
    RoleDetailList: account.roles,
    Policies: account.policies ?? [],
  };
  return [
    json(`${folder}/account-authorization-details.json`, details),
    json(`${folder}/resource-policies.json`, { resourcePolicies: account.resourcePolicies ?? [] }),
    json(`${folder}/ai-resources.json`, account.aiResources ?? {}),
    json(`${folder}/account.json`, {
      Id: account.id,
      Name: account.name,
      Type: account.type,
      OidcProviders: account.oidc === true ? [`arn:aws:iam::${account.id}:oidc-provider/token.actions.githubusercontent.com`] : [],
      SamlProviders: [`arn:aws:iam::${account.id}:saml-provider/AWSSSO_4b1c9e7a02d35f68_DO_NOT_DELETE`],
    }),
  ];
}
