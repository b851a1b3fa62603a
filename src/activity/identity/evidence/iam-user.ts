import { textOf } from '../../../estate/json.ts';
import type { Actor, TrailEvent } from '../../event.ts';
import type { Found } from '../found.ts';

/** Users that the console makes for long-term API keys (https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-how.html). */
const API_KEY_USER = /^BedrockAPIKey-/;

/** The IAM user of a key, or of a session that the user asked for. */
export function iamUser({ actor }: TrailEvent): Found | undefined {
  if (actor.type === 'FederatedUser') return federatedUser(actor);
  if (actor.type !== 'IAMUser') return undefined;
  const name = actor.userName ?? actor.arn?.slice(actor.arn.lastIndexOf('/') + 1);
  // a sign-in that failed hides the name: it may be a password
  if (name === undefined || name.startsWith('HIDDEN')) return undefined;
  return {
    identity: { kind: 'user', id: actor.arn ?? `arn:aws:iam::${actor.account ?? ''}:user/${name}`, name },
    method: 'iam-user',
    confidence: 'medium',
    why: API_KEY_USER.test(name)
      ? 'the user behind a long-term API key of Amazon Bedrock: whoever has the key'
      : actor.accessKeyId?.startsWith('AKIA') === true
        ? 'a long-term key of the IAM user: whoever has the key'
        : actor.mfa === true
          ? 'a session of the IAM user, with MFA'
          : 'the IAM user',
  };
}

/** GetFederationToken: AWS tells the user who asked, and the name that the user gave. */
function federatedUser({ issuer, arn }: Actor): Found | undefined {
  if (issuer?.arn === undefined) return undefined;
  const root = issuer.type === 'Root' || issuer.arn.endsWith(':root');
  return {
    identity: root
      ? { kind: 'root', id: issuer.account ?? issuer.arn.split(':')[4] ?? '', name: 'root user' }
      : { kind: 'user', id: issuer.arn, name: issuer.userName ?? issuer.arn.slice(issuer.arn.lastIndexOf('/') + 1) },
    method: root ? 'root' : 'iam-user',
    confidence: 'medium',
    why: 'credentials that the user handed on by GetFederationToken',
    asserted: arn?.slice(arn.lastIndexOf('/') + 1),
  };
}

/** The console names the user who takes on a role (https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html). */
export function switchedRole({ source, name, additional }: TrailEvent): Found | undefined {
  if (!source.startsWith('signin.') || name !== 'SwitchRole') return undefined;
  const user = textOf(additional?.['SwitchFrom']);
  if (user === undefined || !/^arn:[\w-]+:iam::\d{12}:user\//.test(user)) return undefined;
  return {
    identity: { kind: 'user', id: user, name: user.slice(user.lastIndexOf('/') + 1) },
    method: 'iam-user',
    confidence: 'medium',
    why: 'the console names the IAM user who took on the role',
  };
}
