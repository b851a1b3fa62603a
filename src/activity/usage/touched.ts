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

/** What a call named, and what it made or came upon; each as far as the record tells it. */
export interface Touched {
  readonly named: readonly string[];
  readonly made: readonly string[];
}

/** What a call was about: models, guardrails, agents, endpoints, datasets. */
export function touchedBy({ request, response, resources }: TrailEvent): Touched {
  const named = new Set<string>();
  const made = new Set<string>();
  eachText(request, (text, member) => void (tells(text, member) && named.add(text)));
  eachText(response, (text, member) => void (tells(text, member) && made.add(text)));
  for (const { arn } of resources ?? []) if (tells(arn, '')) made.add(arn);
  return { named: [...named], made: [...made] };
}

function tells(text: string, member: string): boolean {
  if (text === HIDDEN || text.length === 0 || text.length > 512) return false;
  // who works for it is told elsewhere
  if (text.startsWith('arn:')) return !/^arn:[^:]+:(?:iam|sts)::/.test(text);
  return text.startsWith('s3://') || NAMING.has(member.toLowerCase());
}
