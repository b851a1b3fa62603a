import { textOf } from '../../estate/json.ts';
import type { TrailEvent } from '../../activity/event.ts';
import { DAY } from '../../activity/usual/novelties.ts';
import { subjectName, subjectOf } from '../../activity/usual/subject.ts';
import type { Detection } from '../detection.ts';
import { ACCOUNT, record, session, user } from '../examples.ts';
import { evidence, listed } from '../sequences/evidence.ts';
import { functionsOf, jobName, trainingJobs, TRAINING_JOBS } from '../sequences/training-inputs.ts';

/** How long before a job a change belongs to it. */
const BEFORE = 7 * DAY;

const CHANGES: readonly string[] = [
  'UpdateFunctionCode',
  'UpdateFunctionCode20150331',
  'UpdateFunctionCode20150331v2',
  'UpdateAlias20150331',
];

const grader = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:grade`;
const change = (who: ReturnType<typeof user>, minute: number, functionName = 'grade'): ReturnType<typeof record> =>
  record('lambda.amazonaws.com', 'UpdateFunctionCode20150331v2', who, minute, { requestParameters: { functionName } });
const ana = session('scientist', 'ana');
const bob = user('bob');
const tune = record('bedrock.amazonaws.com', 'CreateModelCustomizationJob', ana, 120, {
  requestParameters: { jobName: 'rft', customizationConfig: { rftConfig: { graderConfig: { lambdaGrader: { lambdaArn: grader } } } } },
});
const mantle = record('bedrock-mantle.amazonaws.com', 'CreateFineTuningJob', ana, 120, {
  requestParameters: { model: 'm', method: { type: 'reinforcement', grader: { lambda: { function: grader } } } },
});

const detection: Detection = {
  id: 'training-function-changed-before-job',
  title: 'grader or reward function changed by somebody else before the job',
  why: 'The function decides what the model is rewarded for, so whoever changes it decides what it learns.',
  severity: 'high',
  events: [...TRAINING_JOBS, ...CHANGES.map((name) => `lambda:${name}`)],
  techniques: ['T1565.001', 'T1648', 'AML.T0020', 'AML.T0018.000'],
  respond: 'Compare the code of the function with what was reviewed; hold back the model until then.',
  examples: {
    alarm: [
      {
        origin: 'synthetic',
        story: 'a user changes the grader of a reinforcement job an hour before it',
        records: [change(bob, 60), tune],
      },
      {
        origin: 'synthetic',
        story: 'the same on bedrock-mantle, with the function named by its ARN',
        records: [change(bob, 60, grader), mantle],
      },
    ],
    quiet: [
      { origin: 'synthetic', story: 'who starts the job has changed the grader', records: [change(ana, 60), tune] },
      { origin: 'synthetic', story: 'another function is changed', records: [change(bob, 60, 'other'), mantle] },
      { origin: 'synthetic', story: 'who changes it has done so days before', records: [change(bob, -2880), change(bob, 60), tune] },
    ],
  },
  *detect(activity) {
    const jobs = trainingJobs(activity).flatMap((job) => functionsOf(job).map((name) => [job, name] as const));
    if (jobs.length === 0) return;
    const wanted = new Set(jobs.map(([, name]) => name));
    const changes = new Map<string, TrailEvent[]>();
    for (const event of CHANGES.flatMap((name) => activity.named(`lambda:${name}`))) {
      const name = functionOf(event);
      if (event.error !== undefined || name === undefined || !wanted.has(name)) continue;
      const list = changes.get(name);
      if (list === undefined) changes.set(name, [event]);
      else list.push(event);
    }
    for (const list of changes.values()) list.sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
    const asked = new Map<string, number>();
    for (const [job, name] of jobs) {
      const since = Math.max(asked.get(name) ?? Number.NEGATIVE_INFINITY, job.time - BEFORE);
      asked.set(name, job.time);
      const list = changes.get(name) ?? [];
      const starter = subjectOf(activity, job);
      const foreign = list.filter((event) => {
        if (event.time <= since || event.time > job.time) return false;
        const by = subjectOf(activity, event);
        // a pipeline that maintains the function changes it again and again
        const known = list.some(
          (other) => other.time <= job.time && Math.abs(event.time - other.time) > DAY && subjectOf(activity, other) === by,
        );
        return by !== starter && !known;
      });
      const found = evidence([...foreign, job], job);
      if (foreign.length === 0 || found === undefined) continue;
      yield {
        events: found,
        about: `${job.id} ${name}`,
        message: `${listed(new Set(foreign.map((event) => subjectName(activity, event))))} changed the function \`${name.split(' ')[2]}\`, which ${jobName(job)} asks while it trains`,
      };
    }
  },
};

/** A function is named by its name, by its ARN or by a part of it (Lambda API Reference, "UpdateFunctionCode"). */
function functionOf({ request, account, region }: TrailEvent): string | undefined {
  const named = textOf(request?.['functionName']);
  if (named === undefined) return undefined;
  const parts = named.split(':');
  if (parts[0] === 'arn') return `${parts[4]} ${parts[3]} ${parts[6]}`;
  if (parts[1] === 'function') return `${parts[0]} ${region} ${parts[2]}`;
  return `${account} ${region} ${parts[0]}`;
}

export default detection;
