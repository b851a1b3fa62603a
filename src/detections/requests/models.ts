import type { TrailEvent } from '../../activity/event.ts';
import { splitArn } from '../../iam/arn.ts';
import { compileGlob, matchesGlob } from '../../iam/glob.ts';
import { textAt } from './members.ts';

/** Events by which models are asked. Converse and its stream need the same actions as InvokeModel (Bedrock API Reference, "Converse"). */
export const MODEL_CALLS: readonly string[] = [
  'bedrock:InvokeModel',
  'bedrock:InvokeModelWithResponseStream',
  'bedrock:InvokeModelWithBidirectionalStream',
  'bedrock:Converse',
  'bedrock:ConverseStream',
  'bedrock:StartAsyncInvoke',
  'bedrock:CreateModelInvocationJob',
  'bedrock-mantle:CreateInference',
];

/** The model that a request names, by its API. */
export const modelOf = ({ request }: TrailEvent): string | undefined =>
  textAt(request, 'modelId') ??
  textAt(request, 'model') ??
  textAt(request, 'baseModelIdentifier') ??
  textAt(request, 'foundationModel') ??
  textAt(request, 'modelSource', 'copyFrom');

/** Before the id of a model: where a cross-region inference profile routes to (Bedrock User Guide, "Supported inference profiles"). */
const ROUTE = /^(?:us|us-gov|eu|apac|jp|au|ca|sa|global)\./;

/**
 * The id of a foundation model without what stands around it; undefined for models of the own accounts, for whose ids nobody can tell which
 * model lies behind.
 */
export function foundationModel(model: string): string | undefined {
  const segments = splitArn(model);
  if (segments === undefined) return model.replace(ROUTE, '');
  const [, , , , resource] = segments;
  if (resource.startsWith('foundation-model/')) return resource.slice('foundation-model/'.length);
  if (resource.startsWith('inference-profile/')) return resource.slice('inference-profile/'.length).replace(ROUTE, '');
  return undefined;
}

/** Whether a model is among those that are approved: ids and ARN patterns. */
export function isApprovedModel(model: string, region: string, approved: readonly string[]): boolean {
  const id = foundationModel(model);
  const names = [model, ...(id === undefined ? [] : [id, `arn:aws:bedrock:${region}::foundation-model/${id}`])];
  return approved.some((pattern) => {
    const glob = compileGlob(pattern);
    return names.some((name) => matchesGlob(glob, name));
  });
}
