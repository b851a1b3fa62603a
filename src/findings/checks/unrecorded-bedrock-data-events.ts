import { describedResources } from '../answers/described-resources.ts';
import { Unreadable } from '../answers/detail.ts';
import { recorded } from '../answers/recorded-events.ts';
import { regionCheck } from '../rules/region-check.ts';
import { fail, pass } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { advanced, logged, trailed } from '../examples/trail-examples.ts';
import { TRAIL_READS } from '../answers/trails.ts';

/** The kinds whose use is a data event, and the type under which CloudTrail selects it; prompts have two names. */
const TYPES = [
  [KINDS.guardrail, ['AWS::Bedrock::Guardrail']],
  [KINDS.agent, ['AWS::Bedrock::AgentAlias']],
  [KINDS.knowledgeBase, ['AWS::Bedrock::KnowledgeBase']],
  [KINDS.flow, ['AWS::Bedrock::FlowAlias']],
  [KINDS.prompt, ['AWS::Bedrock::Prompt', 'AWS::Bedrock::PromptVersion']],
] as const;

const data = (type: string, more: Readonly<Record<string, string>> = {}) =>
  logged(advanced({ eventCategory: 'Management' }, { eventCategory: 'Data', 'resources.type': type, ...more }));
const GUARDRAILS = { eventCategory: 'Data', 'resources.type': 'AWS::Bedrock::Guardrail' };

export default regionCheck({
  id: 'unrecorded-bedrock-data-events',
  title: 'A trail records the use of agents, knowledge bases, flows, guardrails and prompts where there are any',
  why: 'Trails leave these events out unless told otherwise: nobody can tell who asked an agent or read a knowledge base out.',
  severity: 'medium',
  reads: TRAIL_READS,
  known: { union: ['BR-CT-DATA'], prowler: ['cloudtrail_bedrock_logging_enabled'], datadog: ['def-000-2zd'] },
  topics: ['logging'],
  examples: {
    pass: [data('AWS::Bedrock::Guardrail'), logged(advanced({ ...GUARDRAILS, readOnly: 'true' }, { ...GUARDRAILS, readOnly: 'false' }))],
    fail: [
      logged(advanced({ eventCategory: 'Management' })),
      logged({ EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true }] }),
      data('AWS::Bedrock::AgentAlias'),
      data('AWS::Bedrock::Guardrail', { readOnly: 'true' }),
      data('AWS::Bedrock::Guardrail', { eventName: 'ApplyGuardrail' }),
      trailed({ logging: false }),
      trailed({ trail: { IsMultiRegionTrail: false, HomeRegion: 'eu-west-1' } }),
    ],
  },
  judge: ({ account, region, read }, { estate }) => {
    const open: string[] = [];
    const unread: string[] = [];
    let used = 0;
    for (const [kind, types] of TYPES) {
      if (!describedResources(account, kind).resources.some((resource) => resource.region === region)) continue;
      used++;
      const found = types.map((type) => recorded({ category: 'Data', fields: { 'resources.type': type } }, account, region, estate, read));
      if (found.some(({ verdict }) => verdict === 'pass')) continue;
      const doubt = found.find(({ verdict }) => verdict === 'unknown');
      if (doubt === undefined) open.push(`${types[0]}: ${found[0]?.by ?? ''}`);
      else unread.push(`${types[0]}: ${doubt.by}`);
    }
    if (open.length > 0) {
      return fail(
        `data events in ${region} leave no record (${open.join('; ')})`,
        'add an advanced event selector for each of these types to a trail, with no other field',
      );
    }
    if (unread.length > 0) throw new Unreadable(unread.join('; '));
    return used === 0 ? undefined : pass(`the use of what there is in ${region} is recorded`);
  },
});
