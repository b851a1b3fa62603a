import type { WrittenConditions } from '../../firewall/written-policy.ts';
import { together } from '../need.ts';
import type { TrainingService } from '../training-service.ts';
import { trustOfPrincipals } from '../needs/trust.ts';
import type { TrainingJob } from '../training-job.ts';

const REFERENCE = 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_bedrock-mantle.html';

const inNetwork = ({ endpoint }: TrainingJob): WrittenConditions | undefined =>
  endpoint === undefined ? undefined : { StringEquals: { 'aws:SourceVpce': endpoint } };

const service: TrainingService = {
  name: 'bedrock-mantle',
  about: 'jobs of bedrock-mantle:CreateFineTuningJob: no role is passed, this one is of whoever starts them',
  needs: ['project', 'files', 'baseModel', 'trusted'],
  takes: ['subject'],
  runsInVpc: false,
  trust: trustOfPrincipals,
  permissions: (job) => [
    {
      sid: 'StartJob',
      why: 'starts a job on this model, with these files',
      source: REFERENCE,
      actions: ['bedrock-mantle:CreateFineTuningJob'],
      resources: [job.project ?? ''],
      when: together(
        {
          StringEquals: { 'bedrock-mantle:Model': job.baseModel ?? '' },
          // without the Null, a job without files would pass: all of no values are in the list
          'ForAllValues:StringEquals': { 'bedrock-mantle:Files': job.files },
          Null: { 'bedrock-mantle:Files': 'false' },
        },
        inNetwork(job),
      ),
    },
    {
      sid: 'FollowJob',
      why: 'looks at jobs, and stops them',
      source: REFERENCE,
      actions: ['bedrock-mantle:CancelFineTuningJob', 'bedrock-mantle:GetFineTuningJob', 'bedrock-mantle:ListFineTuningJobs'],
      resources: [job.project ?? ''],
      when: together({ StringEquals: { 'aws:RequestedRegion': job.region } }, inNetwork(job)),
    },
  ],
  starter: () => [],
  residuals: ({ endpoint }) => [
    'a file id names what was uploaded, not what is in it: upload under another role, and vet before',
    'what several files look like in bedrock-mantle:Files on live calls is not documented: try it before you rely on it',
    'a grader of reinforcement fine-tuning is a second way into the model: no condition key names it',
    ...(endpoint === undefined ? ['without an endpoint calls may come from any network'] : []),
  ],
};

export default service;
