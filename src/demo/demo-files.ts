import { management } from './accounts/management.ts';
import { mlDev } from './accounts/ml-dev.ts';
import { mlProd } from './accounts/ml-prod.ts';
import { sandbox } from './accounts/sandbox.ts';
import { security } from './accounts/security.ts';
import { sharedServices } from './accounts/shared-services.ts';
import { storefront } from './accounts/storefront.ts';
import { suspended } from './accounts/suspended.ts';
import { type DemoAccount, filesOf } from './builders/account.ts';
import { identityCenter } from './identity-center.ts';
import { intent } from './intent.ts';
import { organization } from './organization.ts';
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
  { path: 'mantlet.yaml', content: intent() },
  json('organization.json', organization()),
  json('identity-center.json', identityCenter()),
  ...ACCOUNTS.flatMap((account) => Object.entries(filesOf(account)).map(([name, value]) => json(`accounts/${account.id}/${name}`, value))),
];
