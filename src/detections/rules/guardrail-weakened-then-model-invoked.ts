import type { TrailEvent } from '../../activity/event.ts';
import { subjectOf } from '../../activity/usual/subject.ts';
import type { Detection } from '../detection.ts';
import { record, session } from '../examples.ts';
import { counted, dayName, evidence } from '../sequences/evidence.ts';
import { INVOCATIONS, invocations } from '../sequences/model-calls.ts';
import { byActor } from '../sequences/same-somebody.ts';
import { WEAKENINGS, weakeningOf, type Weakening } from '../sequences/weakening.ts';

const HOUR = 3_600_000;

/** How long afterwards use still belongs to it. Who changes a guardrail tries it out, so that a mere change counts for less. */
const WITHIN = { yes: 12 * HOUR, unknown: 2 * HOUR } as const;

const bedrock = 'bedrock.amazonaws.com';
const ana = session('admin', 'ana');
const remove = record(bedrock, 'DeleteGuardrail', ana, 0, { requestParameters: { guardrailIdentifier: 'gr1' } });
const ask = record(bedrock, 'InvokeModel', ana, 10, { requestParameters: { modelId: 'm' } });
const retain = record('bedrock-mantle.amazonaws.com', 'PutAccountDataRetention', ana, 0, { requestParameters: {} });
const infer = record('bedrock-mantle.amazonaws.com', 'CreateInference', ana, 10, { requestParameters: { model: 'm' } });
const unpolice = record('bedrock-agentcore.amazonaws.com', 'DeletePolicy', ana, 0, { requestParameters: { policyId: 'p' } });
const run = record('bedrock-agentcore.amazonaws.com', 'InvokeAgentRuntime', ana, 10, { requestParameters: { agentRuntimeArn: 'a' } });

const detection: Detection = {
  id: 'guardrail-weakened-then-model-invoked',
  title: 'guardrail weakened, then models asked by the same caller',
  why: 'Who takes a safety control away and then asks models himself wants answers that it would not have let through.',
  severity: 'high',
  events: [...WEAKENINGS, ...INVOCATIONS],
  techniques: ['T1562.001', 'AML.T0054', 'AML.T0040'],
  respond: 'Put the control back as it was, and read in the invocation log what was asked in between.',
  examples: {
    alarm: [
      { origin: 'synthetic', story: 'an administrator deletes a guardrail and invokes a model', records: [remove, ask] },
      { origin: 'synthetic', story: 'on bedrock-mantle, retention is changed and a model is asked', records: [retain, infer] },
      { origin: 'synthetic', story: 'a policy of agents is deleted and an agent is run', records: [unpolice, run] },
    ],
    quiet: [
      {
        origin: 'synthetic',
        story: 'an application goes on invoking while an administrator deletes a guardrail',
        records: [remove, record(bedrock, 'InvokeModel', session('app', 'app'), 10, { requestParameters: { modelId: 'm' } })],
      },
      { origin: 'synthetic', story: 'the deletion is refused', records: [{ ...remove, errorCode: 'AccessDenied' }, ask] },
      {
        origin: 'synthetic',
        story: 'on bedrock-mantle, a model is asked before the change',
        records: [{ ...retain, eventTime: '2026-09-01T11:00:00Z' }, infer],
      },
    ],
  },
  *detect(activity) {
    const weakenings: (readonly [TrailEvent, Weakening])[] = [];
    for (const name of WEAKENINGS) {
      for (const event of activity.named(name)) {
        const weakening = weakeningOf(event);
        if (weakening !== undefined) weakenings.push([event, weakening]);
      }
    }
    if (weakenings.length === 0) return;
    const asked = byActor(
      activity,
      invocations(activity),
      weakenings.map(([event]) => event),
    );
    const groups = new Map<string, { readonly steps: Set<TrailEvent>; readonly uses: Set<TrailEvent>; worst: Weakening }>();
    for (const [event, weakening] of weakenings) {
      // what a call does to one plane does not bind another, but who weakens one may ask on any
      const uses = asked.after(event, WITHIN[weakening.weaker]);
      if (uses.length === 0) continue;
      const about = `${subjectOf(activity, event)} ${dayName(event)}`;
      const group = groups.get(about) ?? { steps: new Set(), uses: new Set(), worst: weakening };
      groups.set(about, group);
      group.steps.add(event);
      for (const use of uses) group.uses.add(use);
      if (weakening.weaker === 'yes' && group.worst.weaker !== 'yes') group.worst = weakening;
    }
    for (const [about, { steps, uses, worst }] of groups) {
      const last = [...uses].sort((a, b) => b.time - a.time || (a.id < b.id ? 1 : -1))[0];
      const found = evidence([...steps, ...uses], last);
      if (found === undefined) continue;
      yield {
        events: found,
        about,
        severity: worst.weaker === 'yes' ? 'high' : 'low',
        message: `the caller ${worst.what} and asked models in ${counted(uses.size, 'call')} afterwards${worst.weaker === 'yes' ? '' : '; whether it is weaker now, the record does not tell'}`,
      };
    }
  },
};

export default detection;
