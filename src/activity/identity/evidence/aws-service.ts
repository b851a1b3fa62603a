import type { TrailEvent } from '../../event.ts';
import type { Found } from '../found.ts';

const found = (id: string, confidence: Found['confidence'], why: string): Found => ({
  identity: { kind: 'service', id, name: id },
  method: 'service',
  confidence,
  why,
});

const isService = (text: string | undefined): text is string => text?.endsWith('.amazonaws.com') === true;

/** A service of AWS that acts by itself: under its own name, or by its service-linked role, which none but it can take. */
export function awsService({ actor, ip }: TrailEvent): Found | undefined {
  // events that no call made have no type (`AwsServiceEvent`)
  if (actor.type === 'AWSService' || actor.type === '') {
    const service = actor.invokedBy ?? (isService(ip) ? ip : undefined);
    if (service === undefined) return undefined;
    return isService(service)
      ? found(service, 'high', 'a service of AWS by itself')
      : found(service, 'medium', 'AWS itself; which of its services, it does not tell');
  }
  const [, linked] =
    /^arn:[\w-]+:iam::\d{12}:role\/aws-service-role\/([\w.-]+\.amazonaws\.com(?:\.cn)?)\//.exec(actor.issuer?.arn ?? '') ?? [];
  return linked === undefined ? undefined : found(linked, 'high', 'the service-linked role of a service, which none but it can take');
}

/** A service that used somebody's session, where it is not known whose. */
export function throughService({ actor }: TrailEvent): Found | undefined {
  if (!isService(actor.invokedBy)) return undefined;
  return found(actor.invokedBy, 'medium', 'the service made the call with a session whose beginning is not known');
}
