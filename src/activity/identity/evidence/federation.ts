import { textOf } from '../../../estate/json.ts';
import type { TrailEvent } from '../../event.ts';
import type { Found } from '../found.ts';
import type { Known } from '../known.ts';
import { providerHost, readOidcSubject } from '../oidc-subject.ts';
import { isIdentityCenterProvider } from '../permission-set.ts';

/** The subject of a SAML assertion (https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html). */
export function samlSubject({ actor, request, response }: TrailEvent, { directory }: Known): Found | undefined {
  if (actor.type !== 'SAMLUser') return undefined;
  const provider = textOf(request?.['principalArn']) ?? '';
  const subject = actor.userName ?? textOf(response?.['subject']);
  const session = textOf(request?.['roleSessionName']);
  // a transient subject is new with every assertion; the name of the session is the provider's too
  const name = textOf(response?.['subjectType']) === 'transient' ? (session ?? subject) : (subject ?? session);
  if (name === undefined) return undefined;
  const fromCenter = isIdentityCenterProvider(provider);
  return {
    identity: fromCenter ? directory.byName(name) : { kind: 'person', id: name, name },
    method: 'saml',
    confidence: 'high',
    why: fromCenter
      ? 'Identity Center signed the person in'
      : `the identity provider \`${provider || (actor.provider ?? '')}\` vouches for the person`,
  };
}

/** The subject of a token of OpenID Connect. */
export function oidcSubject({ actor, response }: TrailEvent): Found | undefined {
  if (actor.type !== 'WebIdentityUser') return undefined;
  const subject = textOf(response?.['subjectFromWebIdentityToken']) ?? actor.userName;
  const provider = actor.provider ?? textOf(response?.['provider']);
  if (subject === undefined || provider === undefined) return undefined;
  if (actor.userName !== undefined && actor.userName !== subject) return undefined;
  const { kind, name, weak } = readOidcSubject(provider, subject);
  return {
    identity: { kind, id: subject, name },
    method: 'oidc',
    confidence: weak ? 'medium' : 'high',
    why: weak
      ? `\`${providerHost(provider)}\` vouches for the subject, who may be anybody that it lets in`
      : `\`${providerHost(provider)}\` vouches for the subject \`${subject}\``,
  };
}
