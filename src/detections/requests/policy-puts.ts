import type { TrailEvent } from '../../activity/event.ts';
import { prefixOf } from '../../activity/event-sources.ts';
import { isGiven, memberAt, objectsAt, textAt, textsAt } from './members.ts';

/** Where a request that attaches a policy to an AI resource names the resource and the policy; undefined: it names one statement. */
export const POLICY_PUTS: Readonly<Record<string, { readonly resource: string; readonly policy?: string }>> = {
  'bedrock:PutResourcePolicy': { resource: 'resourceArn', policy: 'resourcePolicy' },
  'bedrock-agentcore:PutResourcePolicy': { resource: 'resourceArn', policy: 'policy' },
  'sagemaker:PutModelPackageGroupPolicy': { resource: 'modelPackageGroupName', policy: 'resourcePolicy' },
  'rekognition:PutProjectPolicy': { resource: 'projectArn', policy: 'policyDocument' },
  'comprehend:PutResourcePolicy': { resource: 'resourceArn', policy: 'resourcePolicy' },
  'entityresolution:PutPolicy': { resource: 'arn', policy: 'policy' },
  'entityresolution:AddPolicyStatement': { resource: 'arn' },
  'lex:CreateResourcePolicy': { resource: 'resourceArn', policy: 'policy' },
  'lex:UpdateResourcePolicy': { resource: 'resourceArn', policy: 'policy' },
  'lex:CreateResourcePolicyStatement': { resource: 'resourceArn' },
  'qbusiness:AssociatePermission': { resource: 'applicationId' },
  's3vectors:PutVectorBucketPolicy': { resource: 'vectorBucketName', policy: 'policy' },
};

/** The policy that a request attaches, as it was sent. */
export function policyOf({ source, name, request }: TrailEvent): unknown {
  const member = POLICY_PUTS[`${prefixOf(source)}:${name}`]?.policy;
  return member === undefined ? undefined : memberAt(request, member);
}

/** The principals of a request that adds one statement that allows; undefined for other requests. */
export function statementPrincipals(event: TrailEvent): { readonly list: readonly string[]; readonly conditional: boolean } | undefined {
  const { source, name, request } = event;
  const form = POLICY_PUTS[`${prefixOf(source)}:${name}`];
  if (form === undefined || form.policy !== undefined) return undefined;
  const effect = textAt(request, 'effect');
  const conditional = isGiven(request, 'condition') !== 'no' || isGiven(request, 'conditions') !== 'no';
  if (effect !== undefined && effect.toLowerCase() !== 'allow') return { list: [], conditional };
  const one = textAt(request, 'principal');
  const list = [
    ...(one === undefined ? [] : [one]),
    ...textsAt(request, 'principal'),
    ...objectsAt(request, 'principal').flatMap((principal) => textAt(principal, 'arn') ?? []),
  ];
  return { list, conditional };
}
