import { catalogueRow } from '../../catalogue/catalogue.ts';
import type { Activity } from '../../activity/activity.ts';
import { eventName } from '../../activity/event-sources.ts';
import type { TrailEvent } from '../../activity/event.ts';
import { textsIn } from './model-calls.ts';

/** Jobs that make a model of data, on each plane: by the name of their event, which is that of their action. */
export const TRAINING_JOBS: readonly string[] = [
  'bedrock:CreateModelCustomizationJob',
  'bedrock:CreateModelImportJob',
  'bedrock-mantle:CreateFineTuningJob',
  'bedrock-mantle:CreateCustomizedModel',
  'sagemaker:CreateTrainingJob',
  'sagemaker:CreateHyperParameterTuningJob',
  'sagemaker:CreateAutoMLJob',
  'sagemaker:CreateAutoMLJobV2',
  'comprehend:CreateDocumentClassifier',
  'comprehend:CreateEntityRecognizer',
  'rekognition:CreateProjectVersion',
  'personalize:CreateDatasetImportJob',
  'forecast:CreateDatasetImportJob',
];

/** Jobs that were started, in the order of time. */
export function trainingJobs(activity: Activity): readonly TrailEvent[] {
  return TRAINING_JOBS.flatMap((name) => activity.named(name))
    .filter(({ error }) => error === undefined)
    .sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
}

/** A place in S3. A key that ends in a slash, or is the beginning of others, means all that is below it. */
export interface S3Place {
  readonly bucket: string;
  readonly key: string;
}

/** Where a job reads from: every S3 URI of its request but those it writes to. */
export function inputsOf({ request }: TrailEvent): readonly S3Place[] {
  const found = new Map<string, S3Place>();
  for (const [text, path] of textsIn(request)) {
    if (!text.startsWith('s3://') || path.some((member) => /output|checkpoint|tensorboard|debug|profil/i.test(member))) continue;
    const slash = text.indexOf('/', 5);
    const bucket = slash < 0 ? text.slice(5) : text.slice(5, slash);
    if (bucket !== '') found.set(text, { bucket, key: slash < 0 ? '' : text.slice(slash + 1) });
  }
  return [...found.values()];
}

/** Functions that a job asks while it trains, such as graders: their names, with the account and region of the ARN. */
export function functionsOf({ request }: TrailEvent): readonly string[] {
  const found = new Set<string>();
  for (const [text] of textsIn(request)) {
    const parts = text.split(':');
    if (parts[0] === 'arn' && parts[2] === 'lambda' && parts[5] === 'function' && parts[6] !== undefined)
      found.add(`${parts[4]} ${parts[3]} ${parts[6]}`);
  }
  return [...found];
}

/** How a job is called: by the name that its request gives it, or its event. */
export function jobName(job: TrailEvent): string {
  for (const member of ['jobName', 'trainingJobName', 'hyperParameterTuningJobName', 'autoMLJobName']) {
    const value = job.request?.[member];
    if (typeof value === 'string' && value !== '') return `the job \`${value}\``;
  }
  return `a job (${eventName(job)})`;
}

/** Whether an event starts something that makes or brings in a model. */
export const isTraining = (event: TrailEvent): boolean => catalogueRow(eventName(event))?.class === 'model-train';
