import type { Activity } from '../../activity/activity.ts';
import type { TrailEvent } from '../../activity/event.ts';
import { subjectName, subjectOf } from '../../activity/usual/subject.ts';
import type { Detection } from '../detection.ts';
import { record, session, user } from '../examples.ts';
import { counted, evidence, listed } from '../sequences/evidence.ts';
import { OBJECT_CHANGES, objectChanges, type ObjectChange } from '../sequences/s3-writes.ts';
import { inputsOf, jobName, trainingJobs, TRAINING_JOBS } from '../sequences/training-inputs.ts';

const put = (who: ReturnType<typeof user>, minute: number, key = 'sets/a/train.jsonl', name = 'PutObject'): ReturnType<typeof record> =>
  record('s3.amazonaws.com', name, who, minute, {
    eventCategory: 'Data',
    managementEvent: false,
    requestParameters: { bucketName: 'data', key },
  });
const ana = session('scientist', 'ana');
const bob = user('bob');
const mia = user('mia');
const tune = record('bedrock.amazonaws.com', 'CreateModelCustomizationJob', ana, 120, {
  requestParameters: { jobName: 'ft', trainingDataConfig: { s3Uri: 's3://data/sets/a/' }, outputDataConfig: { s3Uri: 's3://data/out/' } },
});
const train = record('sagemaker.amazonaws.com', 'CreateTrainingJob', ana, 120, {
  requestParameters: {
    trainingJobName: 'ft',
    inputDataConfig: [
      { channelName: 'train', dataSource: { s3DataSource: { s3DataType: 'S3Prefix', s3Uri: 's3://data/sets/a/train.jsonl' } } },
    ],
  },
});
const upload = record('bedrock-mantle.amazonaws.com', 'CreateFile', bob, 60, {
  eventCategory: 'Data',
  managementEvent: false,
  requestParameters: { purpose: 'fine-tune', filename: 'train.jsonl' },
  responseElements: { id: 'file-1' },
});
const mantle = (who: ReturnType<typeof user>): ReturnType<typeof record> =>
  record('bedrock-mantle.amazonaws.com', 'CreateFineTuningJob', who, 120, { requestParameters: { model: 'm', trainingFile: 'file-1' } });

const detection: Detection = {
  id: 'training-data-changed-before-job',
  title: 'training data changed by somebody else before the job',
  why: 'A model learned from data that neither who supplied them nor who started the job wrote last; what was looked at before may not be what it learned. Only data events of S3 and bedrock-mantle show this: of a bucket without them nothing is said.',
  severity: 'high',
  events: [...TRAINING_JOBS, ...OBJECT_CHANGES, 'bedrock-mantle:CreateFile'],
  techniques: ['T1565.001', 'AML.T0020', 'AML.T0010.002'],
  respond: 'Stop the job or hold back its model, and compare the object with the version that was approved.',
  examples: {
    alarm: [
      {
        origin: 'synthetic',
        story: 'a user overwrites the file that another supplied, then it is used for fine-tuning',
        records: [put(ana, 0), put(bob, 60), tune],
      },
      {
        origin: 'synthetic',
        story: 'a dataset is deleted and uploaded anew by another user before a training job',
        records: [put(mia, 0), put(bob, 60, undefined, 'DeleteObject'), put(bob, 61), train],
      },
      {
        origin: 'synthetic',
        story: 'on bedrock-mantle, a job learns from a file that somebody else uploaded',
        records: [upload, mantle(ana)],
      },
    ],
    quiet: [
      { origin: 'synthetic', story: 'who supplied the file writes it again', records: [put(bob, 0), put(bob, 60), tune] },
      { origin: 'synthetic', story: 'another object is written', records: [put(ana, 0), put(bob, 60, 'sets/b/train.jsonl'), train] },
      { origin: 'synthetic', story: 'the file is overwritten after the job began', records: [put(ana, 0), tune, put(bob, 180)] },
      { origin: 'synthetic', story: 'on bedrock-mantle, a job learns from the file of who starts it', records: [upload, mantle(bob)] },
    ],
  },
  *detect(activity) {
    const jobs = trainingJobs(activity);
    if (jobs.length === 0) return;
    const changes = objectChanges(activity);
    /** By place: when a job last read it. What was changed before that has been told. */
    const read = new Map<string, number>();
    for (const job of jobs) {
      const starter = subjectOf(activity, job);
      for (const place of inputsOf(job)) {
        const uri = `s3://${place.bucket}/${place.key}`;
        const since = read.get(uri) ?? Number.NEGATIVE_INFINITY;
        read.set(uri, job.time);
        const foreign = changes.below(place).flatMap((history) => foreignChanges(activity, history, starter, since, job.time));
        const found = evidence([...foreign.flatMap(({ first, event }) => [first, event]), job], job);
        if (foreign.length === 0 || found === undefined) continue;
        const writers = new Set(foreign.map(({ event }) => subjectName(activity, event)));
        yield {
          events: found,
          about: `${job.id} ${uri}`,
          message: `before ${jobName(job)} read \`${uri}\`, ${listed(writers)} changed ${counted(new Set(foreign.map(({ key }) => key)).size, 'object')} that somebody else had supplied`,
        };
      }
    }
    yield* mantleJobs(activity);
  },
};

/** Changes between the first writing of an object and a job, by somebody who neither supplied it nor started the job. */
function foreignChanges(
  activity: Activity,
  history: readonly ObjectChange[],
  starter: string,
  since: number,
  until: number,
): readonly { readonly key: string; readonly first: TrailEvent; readonly event: TrailEvent }[] {
  const first = history.find(({ deletes }) => !deletes);
  if (first === undefined) return [];
  const supplier = subjectOf(activity, first.event);
  return history.flatMap(({ key, event }) => {
    if (event.time <= since || event.time > until || event.time <= first.event.time) return [];
    const writer = subjectOf(activity, event);
    return writer === supplier || writer === starter ? [] : [{ key, first: first.event, event }];
  });
}

/** Files of bedrock-mantle cannot be overwritten: there is only who uploaded them. */
function* mantleJobs(activity: Activity): ReturnType<Detection['detect']> {
  const files = new Map<unknown, TrailEvent>();
  for (const event of activity.named('bedrock-mantle:CreateFile')) {
    const id = event.response?.['id'] ?? event.response?.['fileId'];
    if (typeof id === 'string' && event.error === undefined) files.set(id, event);
  }
  for (const job of activity.named('bedrock-mantle:CreateFineTuningJob')) {
    if (job.error !== undefined) continue;
    const uploads = ['trainingFile', 'validationFile'].flatMap((member) => files.get(job.request?.[member]) ?? []);
    const foreign = uploads.filter((event) => event.time <= job.time && subjectOf(activity, event) !== subjectOf(activity, job));
    const found = evidence([...foreign, job], job);
    if (foreign.length === 0 || found === undefined) continue;
    yield {
      events: found,
      severity: 'medium',
      message: `a fine-tuning job learns from a file that ${listed(foreign.map((event) => subjectName(activity, event)))} uploaded, not who started it`,
    };
  }
}

export default detection;
