import { isObject, textOf } from '../../estate/json.ts';
import { eventName } from '../../activity/event-sources.ts';
import type { TrailEvent } from '../../activity/event.ts';

/**
 * Protections that a training job could have and has not, as its request says. A request that was cut says nothing, and members that
 * CloudTrail hides count as there. bedrock-mantle's jobs have none of these members.
 */
export function missingProtections({ request, cut, ...event }: TrailEvent): readonly string[] {
  if (request === undefined || cut === true) return [];
  const name = eventName(event);
  const has = (value: unknown): boolean => textOf(value) !== undefined || (isObject(value) && Object.keys(value).length > 0);
  const missing: string[] = [];
  if (name === 'bedrock:CreateModelCustomizationJob' || name === 'bedrock:CreateModelImportJob') {
    if (!has(request['vpcConfig'])) missing.push('VPC');
    if (!has(request['customModelKmsKeyId']) && !has(request['importedModelKmsKeyId'])) missing.push('key');
  } else if (name === 'sagemaker:CreateTrainingJob') {
    if (!has(request['vpcConfig'])) missing.push('VPC');
    const isolation = request['enableNetworkIsolation'];
    if (isolation === undefined || isolation === false || isolation === 'false') missing.push('network isolation');
    const output = request['outputDataConfig'];
    if (isObject(output) && !has(output['kmsKeyId'])) missing.push('key');
  }
  return missing;
}
