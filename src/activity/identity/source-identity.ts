import type { TrailEvent } from '../event.ts';
import type { Identity } from './attribution.ts';
import { atLeast, atMost, type Found } from './found.ts';
import type { Known } from './known.ts';
import { fixesSourceIdentity, onlyProvidersBegin } from './trust.ts';

/** What a chain came to. */
export interface ChainEnd {
  readonly found: Found;
  /** Whether it names somebody. */
  readonly certain: boolean;
  /** The provider that began the chain set this source identity. */
  readonly byProvider: string | undefined;
  /** The earliest session of the chain that has a source identity: the one for which it was set. */
  readonly setFor: TrailEvent;
}

/**
 * Holds the source identity, which stays the same through all roles, against the start of the chain. What AWS asserts of the start wins
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html).
 */
export function withSourceIdentity(value: string, { found, certain, byProvider, setFor }: ChainEnd, known: Known): Found {
  const person = known.directory.byName(value);
  if (byProvider === value) {
    const { kind } = found.identity;
    return {
      ...found,
      identity: same(value, found.identity) ? found.identity : kind === 'person' ? person : { kind, id: value, name: value },
      method: 'source-identity',
      why: `the identity provider set the source identity \`${value}\`; ${found.why}`,
    };
  }
  const role = known.roleOf(setFor.actor.issuer?.arn);
  const fixed = fixesSourceIdentity(role, value);
  const confidence = fixed || onlyProvidersBegin(role) ? 'high' : 'medium';
  if (!certain) {
    const how = fixed
      ? 'the trust policy of the role fixes it'
      : confidence === 'high'
        ? 'by the trust policy of the role only an identity provider can set it'
        : 'whoever assumed the first role chose it';
    return {
      identity: person,
      method: 'source-identity',
      confidence,
      why: `the source identity of the session; ${how}`,
      evidence: found.evidence ?? [],
    };
  }
  if (same(value, found.identity))
    return { ...found, confidence: atLeast(found.confidence, confidence), why: `${found.why}; the source identity says the same` };
  return {
    ...found,
    confidence: atMost(found.confidence, 'medium'),
    why: `${found.why}, but the source identity says \`${value}\`: the start of the chain is what AWS asserts`,
    asserted: value,
  };
}

/** Whether a text means an identity: its name, its id, what comes last in its ARN, or its address without the domain. */
function same(text: string, { id, name }: Identity): boolean {
  const wanted = text.toLowerCase();
  const last = id.slice(id.lastIndexOf('/') + 1);
  return [id, name, last].some((one) => {
    const own = one.toLowerCase();
    return own === wanted || (own !== '' && (local(own) === wanted || own === local(wanted)));
  });
}

const local = (address: string): string => (address.indexOf('@') > 0 ? address.slice(0, address.indexOf('@')) : address);
