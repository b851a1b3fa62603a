import type { TrailEvent } from '../../activity/event.ts';

/** What a record tells of the context of a call: known keys, and keys that were certainly not there. */
export interface CalledContext {
  readonly context: Readonly<Record<string, string>>;
  readonly absent: readonly string[];
}

/**
 * The context keys that CloudTrail shows (CloudTrail User Guide, "CloudTrail record contents"; IAM User Guide, "AWS global condition context
 * keys"). What it does not show stays open.
 */
export function calledContext({ region, ip, userAgent, vpcEndpoint, actor }: TrailEvent): CalledContext {
  const context: Record<string, string> = {};
  const absent: string[] = [];
  if (region !== '') context['aws:RequestedRegion'] = region;
  const byService = actor.invokedBy !== undefined || ip?.endsWith('.amazonaws.com') === true;
  context['aws:ViaAWSService'] = String(byService);
  if (ip !== undefined && /^[\d.]+$|^[0-9a-f:]+$/i.test(ip)) context['aws:SourceIp'] = ip;
  if (userAgent !== undefined) context['aws:UserAgent'] = userAgent;
  if (vpcEndpoint !== undefined) context['aws:SourceVpce'] = vpcEndpoint;
  // through no endpoint there is no VPC either
  else absent.push('aws:sourcevpce', 'aws:sourcevpc');
  // long-term keys bring no such key; of a role session `false` may be its absence
  if (actor.mfa === true) context['aws:MultiFactorAuthPresent'] = 'true';
  else if (actor.type === 'IAMUser' && actor.since === undefined) absent.push('aws:multifactorauthpresent', 'aws:multifactorauthage');
  return { context, absent };
}
