import { aiGroup, aiPrefixes } from '../../catalogue/ai-prefixes.ts';
import { catalogueRows } from '../../catalogue/catalogue.ts';
import { findAction } from '../../catalogue/reference/reference.ts';
import type { Intent } from '../../estate/intent.ts';
import { type Draft, sorted } from './draft.ts';

/** Models stand behind the other types of resource: profiles, routers and deployments, which are looked at beside the model itself. */
const MODELS: readonly string[] = ['foundation-model', 'custom-model', 'imported-model'];

/** Calls of models only as the intent file approves them: which models, in which Regions, behind which guardrails, from which networks. */
export function scopeDrafts(intent: Intent, exempt: readonly string[], partition: string): readonly Draft[] {
  const { approvedModels, approvedRegions, inferenceProfilesMayLeaveRegions, firewall } = intent;
  const draft = (sid: string, why: string, actions: readonly string[], more: Pick<Draft, 'conditions' | 'notResources'>): Draft => ({
    type: 'scp',
    layer: 'scope',
    sid,
    why,
    actions,
    exempt,
    ...more,
  });
  const drafts: Draft[] = [];
  const calls = modelCalls();
  if (approvedModels !== undefined) {
    drafts.push(
      draft('ModelsNotApproved', 'models that nobody has approved are not called', calls, {
        notResources: modelsOf(approvedModels, calls, partition),
      }),
    );
    const ids = approvedModels.filter((model) => !model.startsWith('arn:'));
    const conditions = ids.length === 0 ? undefined : { StringNotLike: { 'bedrock-mantle:Model': ids } };
    drafts.push(
      draft(
        'MantleModelsNotApproved',
        'models that nobody has approved are not called through Mantle',
        ['bedrock-mantle:CreateInference'],
        conditions === undefined ? {} : { conditions },
      ),
    );
  }
  if (approvedRegions !== undefined) drafts.push(...regionDrafts(approvedRegions, inferenceProfilesMayLeaveRegions, calls, draft));
  if (firewall.guardrails !== undefined) {
    const named = firewall.guardrails.flatMap((arn) => [arn, `${arn}:*`]);
    drafts.push(
      draft('WithoutGuardrail', 'models are called behind one of the guardrails that are asked for', calls.filter(takesGuardrail), {
        conditions: { StringNotLike: { 'bedrock:GuardrailIdentifier': named } },
      }),
    );
  }
  if (firewall.networks !== undefined) drafts.push(networkDraft(firewall.networks, calls, draft));
  return drafts;
}

type MakeDraft = (sid: string, why: string, actions: readonly string[], more: Pick<Draft, 'conditions' | 'notResources'>) => Draft;

/** Actions of Bedrock that call a model on its own ARN. */
const modelCalls = (): readonly string[] =>
  catalogueRows().flatMap(({ action, class: ability, withdrawn }) =>
    !withdrawn && ability === 'invoke' && action.startsWith('bedrock:') && typesOf(action).some(({ name }) => name === 'foundation-model')
      ? [action]
      : [],
  );

const typesOf = (action: string) => findAction(action)?.resourceTypes ?? [];
const takesGuardrail = (action: string): boolean =>
  findAction(action)?.conditionKeys.some((key) => key.toLowerCase() === 'bedrock:guardrailidentifier') === true;

/** Whatever may be called: approved models, and what is no model. */
function modelsOf(approved: readonly string[], calls: readonly string[], partition: string): readonly string[] {
  const models = approved.map((model) => (model.startsWith('arn:') ? model : `arn:${partition}:bedrock:*::foundation-model/${model}`));
  const others = calls.flatMap((action) =>
    typesOf(action).flatMap(({ name, arn }) => (MODELS.includes(name) || arn === undefined ? [] : [patternOf(arn, partition)])),
  );
  return sorted([...models, ...others]);
}

/** `arn:${Partition}:bedrock:${Region}:...` -> `arn:aws:bedrock:*:...` */
const patternOf = (arn: string, partition: string): string => arn.replace('${Partition}', partition).replaceAll(/\$\{\w+\}/g, '*');

/** Platforms of models, whose Regions somebody chose; assistants and single APIs live where AWS runs them. */
const platforms = (): readonly string[] =>
  aiPrefixes().filter((prefix) => aiGroup(prefix) === 'genai-platform' || aiGroup(prefix) === 'ml-platform');

/**
 * A geographic inference profile is judged in each Region to which it may route, a global one as `unspecified` (AWS Machine Learning Blog,
 * "Securing Amazon Bedrock cross-Region inference", 2026).
 */
function regionDrafts(regions: readonly string[], mayLeave: boolean, calls: readonly string[], draft: MakeDraft): readonly Draft[] {
  const elsewhere = { StringNotEquals: { 'aws:RequestedRegion': regions } };
  const why = 'AI platforms are used in approved Regions';
  const all = platforms().map((prefix) => `${prefix}:*`);
  if (!mayLeave) return [draft('RegionsNotApproved', why, all, { conditions: elsewhere })];
  const others = catalogueRows().flatMap(({ action, withdrawn }) =>
    action.startsWith('bedrock:') && !withdrawn && !calls.includes(action) ? [action] : [],
  );
  return [
    draft('RegionsNotApproved', why, [...all.filter((service) => service !== 'bedrock:*'), ...others], { conditions: elsewhere }),
    draft('CallsInRegionsNotApproved', 'models are called in approved Regions, or through an inference profile', calls, {
      conditions: { ...elsewhere, Null: { 'bedrock:InferenceProfileArn': 'true' } },
    }),
  ];
}

/** The keys are joined by AND: denied is what comes from none of the networks. AWS's own calls in somebody's name come from none. */
function networkDraft(networks: readonly string[], calls: readonly string[], draft: MakeDraft): Draft {
  const endpoints = networks.filter((id) => id.startsWith('vpce-'));
  const vpcs = networks.filter((id) => !id.startsWith('vpce-'));
  return draft('NetworksNotApproved', 'models are called from approved networks', calls, {
    conditions: {
      StringNotEquals: {
        ...(endpoints.length === 0 ? {} : { 'aws:SourceVpce': endpoints }),
        ...(vpcs.length === 0 ? {} : { 'aws:SourceVpc': vpcs }),
      },
      BoolIfExists: { 'aws:ViaAWSService': 'false' },
    },
  });
}
