import type { TrailEvent } from '../../activity/event.ts';
import { dayOf } from '../../activity/usual/novelties.ts';
import { privilegedCalls, privilegedUse } from '../../activity/usual/privileged.ts';
import { subjectName, subjectOf } from '../../activity/usual/subject.ts';
import type { Detection } from '../detection.ts';
import { ACCOUNT, record, session } from '../examples.ts';
import { counted, dayName, evidence, listed } from '../sequences/evidence.ts';
import { callsByKey, roleOf, wayTo } from '../sequences/sign-ins.ts';
import { isTraining } from '../sequences/training-inputs.ts';
import { missingProtections } from '../sequences/unprotected.ts';

/** A way that was gone to privileged actions on so many days is how work is done here; that it is so is for posture to say. */
const USUAL = 5;

const assume = (from: ReturnType<typeof session>, role: string, name: string, minute: number, more = {}): ReturnType<typeof record> =>
  record('sts.amazonaws.com', 'AssumeRole', from, minute, {
    requestParameters: { roleArn: `arn:aws:iam::${ACCOUNT}:role/${role}`, roleSessionName: name, ...more },
    responseElements: { credentials: { accessKeyId: `ASIA${role.toUpperCase()}${name.toUpperCase()}` } },
  });
const start = session('staff', 'ana');
const build = session('build', 'x');
const hops = [assume(start, 'build', 'x', 0), assume(build, 'trainer', 'y', 1)];
const train = record('sagemaker.amazonaws.com', 'CreateTrainingJob', session('trainer', 'y'), 2, {
  requestParameters: { trainingJobName: 'j', enableNetworkIsolation: false, outputDataConfig: { kmsKeyId: '' } },
});
const tune = record('bedrock-mantle.amazonaws.com', 'CreateFineTuningJob', session('trainer', 'y'), 2, {
  requestParameters: { model: 'm' },
});
/** The copy of the second change of role in the trail of another account, which does not learn who came. */
const copy = {
  ...hops[1],
  userIdentity: { type: 'AWSAccount', principalId: 'AROABUILD:x', accountId: ACCOUNT },
  eventID: '0-copy',
  recipientAccountId: '444455556666',
};
const named = session('trainer', 'y');
const sourced = { ...named, sessionContext: { ...(named['sessionContext'] as object), sourceIdentity: 'ana' } };

const detection: Detection = {
  id: 'privileged-action-through-role-chain',
  title: 'privileged AI action through a chain of roles without source identity',
  why: 'After two changes of role nothing in the record of the action itself says who acts; and rights that nobody was given directly come together.',
  severity: 'medium',
  events: ['sts:AssumeRole', '*'],
  techniques: ['T1550.001', 'T1548', 'T1078.004', 'AML.T0012'],
  respond:
    'Ask whoever stands at the start of the chain. Let trust policies demand a source identity, and take away the assumption that is not needed.',
  examples: {
    alarm: [
      {
        origin: 'synthetic',
        story: 'somebody goes through two roles and starts a training job without VPC, isolation and key',
        records: [...hops, train],
      },
      {
        origin: 'synthetic',
        story: 'somebody goes through two roles and starts a fine-tuning job on bedrock-mantle',
        records: [...hops, tune],
      },
      {
        origin: 'synthetic',
        story: 'the second role is of another account, and both accounts have a record of the change',
        records: [...hops, copy, train],
      },
    ],
    quiet: [
      { origin: 'synthetic', story: 'one change of role only', records: [hops[1], train] },
      { origin: 'synthetic', story: 'the source identity goes along', records: [...hops, { ...train, userIdentity: sourced }] },
      {
        origin: 'synthetic',
        story: 'the chain ends in a call that is not privileged',
        records: [...hops, record('sagemaker.amazonaws.com', 'ListTrainingJobs', session('trainer', 'y'), 2)],
      },
      {
        origin: 'synthetic',
        story: 'on bedrock-mantle, the chain ends in a look at the models',
        records: [...hops, record('bedrock-mantle.amazonaws.com', 'ListModels', session('trainer', 'y'), 2)],
      },
    ],
  },
  *detect(activity) {
    const byKey = callsByKey(activity);
    const days = new Map<string, Set<number>>();
    const groups = new Map<
      string,
      { readonly events: TrailEvent[]; readonly way: Set<TrailEvent>; readonly actions: Set<string>; readonly roles: readonly string[] }
    >();
    for (const event of privilegedCalls(activity)) {
      if (event.actor.sourceIdentity !== undefined || event.actor.accessKeyId === undefined) continue;
      if (!byKey.has(event.actor.accessKeyId)) continue;
      const use = privilegedUse(event);
      if (use === undefined) continue;
      const way = wayTo(event, byKey);
      // a service that takes a role is no hop: only who is a role already changes it
      const hops = way.filter(({ actor }) => actor.type === 'AssumedRole');
      if (hops.length < 2) continue;
      const roles = hops.map((hop) => roleOf(hop) ?? '');
      const path = `${subjectOf(activity, way[0] ?? event)} ${roles.join(' ')} ${use.action}`;
      const seen = days.get(path) ?? new Set();
      days.set(path, seen);
      const today = dayOf(event.time);
      seen.add(today);
      if (seen.size > USUAL) continue;
      const about = `${path} ${dayName(event)}`;
      const group = groups.get(about) ?? { events: [], way: new Set(), actions: new Set(), roles };
      groups.set(about, group);
      group.events.push(event);
      group.actions.add(use.action);
      for (const step of way) group.way.add(step);
    }
    for (const [about, { events, way, actions, roles }] of groups) {
      const found = evidence([...way, ...events], events.at(-1));
      const [first] = way;
      if (found === undefined || first === undefined) continue;
      const missing = new Set(events.filter(isTraining).flatMap(missingProtections));
      yield {
        events: found,
        about,
        severity: missing.size > 0 ? 'high' : 'medium',
        message: `${subjectName(activity, first)} used ${listed(actions)} after ${counted(roles.length, 'change')} of role (${roles.map((role) => role.slice(role.lastIndexOf('/') + 1)).join(', ')}), without a source identity${missing.size > 0 ? `, for a job without ${listed(missing)}` : ''}`,
      };
    }
  },
};

export default detection;
