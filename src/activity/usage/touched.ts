import type { TrailEvent } from '../event.ts';
import { eachText } from './each-text.ts';

/** Members that name a model, or what shapes one, by something shorter than an ARN. Names are those of the APIs, in lower case. */
const NAMING: ReadonlySet<string> = new Set(
  `modelid model modelidentifier basemodelidentifier basemodelid sourcemodelarn modelarn custommodelname importedmodelname modelname
  modelpackagename modelpackagegroupname inferenceprofileidentifier provisionedmodelid endpointname endpointconfigname guardrailidentifier
  guardrailid agentid agentaliasid knowledgebaseid datasourceid flowidentifier flowid promptidentifier projectname datasetname featuregroupname
  trainingfile validationfile file trainingjobname jobname jobidentifier botid indexid applicationid collectionname gatewayidentifier
  agentruntimeid codeinterpreteridentifier browseridentifier memoryid`.split(/\s+/),
);

const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** What a call was about: models, guardrails, agents, endpoints, datasets; as far as the record names them. */
export function touchedBy({ request, response, resources }: TrailEvent): readonly string[] {
  const found = new Set<string>();
  const take = (text: string, member: string): void => {
    if (text === HIDDEN || text.length === 0 || text.length > 512) return;
    const arn = text.startsWith('arn:');
    // who works for it is told elsewhere
    if (arn && /^arn:[^:]+:(?:iam|sts)::/.test(text)) return;
    if (arn || text.startsWith('s3://') || NAMING.has(member.toLowerCase())) found.add(text);
  };
  eachText(request, take);
  eachText(response, take);
  for (const { arn } of resources ?? []) take(arn, '');
  return [...found];
}
