import { call, refused, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { placeOf } from '../requests/buckets.ts';
import { artefactsOf } from '../requests/job-inputs.ts';
import { textAt } from '../requests/members.ts';

const imported = call('bedrock:CreateModelImportJob', {
  jobName: 'job',
  importedModelName: 'm',
  modelDataSource: { s3DataSource: { s3Uri: 's3://models/weights/' } },
});

export default callDetection({
  id: 'model-imported',
  title: 'weights of a model brought into Bedrock',
  why: 'An imported model has none of the safety training of those that Bedrock offers, and nobody but its maker knows what it learnt.',
  severity: 'low',
  tried: 'low',
  events: ['bedrock:CreateModelImportJob', 'bedrock:CreateCustomModel', 'bedrock:CreateModelCopyJob'],
  techniques: ['AML.T0010.003', 'AML.T0018'],
  respond: 'See that the import was asked for, who vetted the weights, and that they are those that were vetted.',
  examples: {
    alarm: [
      story('weights are imported', imported),
      story(
        'a custom model is made of weights',
        call('bedrock:CreateCustomModel', { modelName: 'm', modelSourceConfig: { s3DataSource: { s3Uri: 's3://models/weights/' } } }),
      ),
      story(
        'a model of another account is copied',
        call('bedrock:CreateModelCopyJob', {
          sourceModelArn: 'arn:aws:bedrock:us-east-1:999900001111:custom-model/x/a',
          targetModelName: 'm',
        }),
      ),
      story('somebody tries to import weights', refused(imported)),
    ],
    quiet: [
      story('the import fails', { ...imported, errorCode: 'ValidationException' }),
      story(
        'a model of the account is copied to another Region',
        call('bedrock:CreateModelCopyJob', {
          sourceModelArn: 'arn:aws:bedrock:us-west-2:111122223333:custom-model/x/a',
          targetModelName: 'm',
        }),
      ),
    ],
  },
  judge: (event, activity) => {
    const { name, request, account } = event;
    if (name === 'CreateModelCopyJob') {
      const source = textAt(request, 'sourceModelArn');
      const owner = source?.split(':')[4];
      return owner === undefined || owner === account
        ? undefined
        : { message: `\`${source}\` of another account was copied into this one`, severity: 'medium' };
    }
    const places = artefactsOf(event).map((uri) => placeOf(uri, event, activity)?.standing);
    // what comes from outside is another alarm
    if (places.some((standing) => standing === 'outside' || standing === 'absent' || standing === 'unlisted')) return undefined;
    const model = textAt(request, 'importedModelName') ?? textAt(request, 'modelName') ?? 'a model';
    return `weights became the model \`${model}\`: ${artefactsOf(event).join(', ') || 'from where is not told'}`;
  },
});
