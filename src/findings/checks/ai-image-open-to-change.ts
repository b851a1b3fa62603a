import { aiImageCheck, repository } from '../rules/ai-image-check.ts';
import { roleDetails } from '../examples/bedrock-examples.ts';
import { type Changing, changersOutcome } from '../rights/changers.ts';
import { EXAMPLE_ACCOUNT, type Example } from '../example.ts';
import { pass } from '../rules/resource-check.ts';

const CHANGING: Changing = {
  action: 'ecr:PutImage',
  openly: ['sagemaker:CreateTrainingJob', 'sagemaker:CreateModel', 'bedrock-agentcore:UpdateAgentRuntime'],
};

const developer = (imageTagMutability: string, Resource: string, ...Action: readonly string[]): Example => ({
  ...repository({ imageTagMutability }),
  details: roleDetails('developer', 'ec2.amazonaws.com', { Effect: 'Allow', Action: ['ecr:PutImage', ...Action], Resource }),
});

export default aiImageCheck({
  id: 'ai-image-open-to-change',
  title: 'Only those can replace the images of models and agents who are known to shape them',
  why: 'Whoever pushes another image under the same tag decides what the next job learns or the next agent does, holding no right on either.',
  severity: 'medium',
  known: { gaps: ['GAP-17', 'GAP-18'] },
  topics: ['provenance', 'privileged-access'],
  reads: ['iam.GetAccountAuthorizationDetails'],
  examples: {
    pass: [
      developer('IMMUTABLE', '*'),
      developer('MUTABLE', `arn:aws:ecr:us-east-1:${EXAMPLE_ACCOUNT}:repository/web/*`),
      developer('MUTABLE', '*', 'sagemaker:CreateTrainingJob'),
    ],
    fail: [
      developer('MUTABLE', '*'),
      developer('IMMUTABLE_WITH_EXCLUSION', '*'),
      developer('MUTABLE', `arn:aws:ecr:*:${EXAMPLE_ACCOUNT}:repository/ml/*`, 'ecr:UploadLayerPart'),
    ],
  },
  judge: (detail, { arn, account }, scanned) => {
    if (detail.needText('imageTagMutability') === 'IMMUTABLE') return pass('no image can take the tag of another');
    return changersOutcome(arn, account.id, detail, scanned, CHANGING, {
      what: `the images of ${arn}`,
      fix: 'let only the pipeline that builds the images push them, and name it in a use case of mantlet.yaml',
    });
  },
});
