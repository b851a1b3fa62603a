import { call, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { textAt } from '../requests/members.ts';

const link = (repositoryUrl: string, secretArn?: string) =>
  call('sagemaker:CreateCodeRepository', {
    codeRepositoryName: 'r',
    gitConfig: { repositoryUrl, ...(secretArn === undefined ? {} : { secretArn }) },
  });

export default callDetection({
  id: 'code-repository-linked',
  title: 'repository outside AWS linked to SageMaker',
  why: 'Notebooks take code from it when they start, and whoever may push to it has their role; what they push to it leaves AWS.',
  severity: 'low',
  tried: 'low',
  events: ['sagemaker:CreateCodeRepository', 'sagemaker:UpdateCodeRepository'],
  techniques: ['T1195.002', 'T1567'],
  respond: 'See whose repository it is; take it out (DeleteCodeRepository) if the organisation does not answer for it.',
  examples: {
    alarm: [
      story('a repository of somebody is linked', link('https://github.com/somebody/tools.git')),
      story(
        'a repository is linked with a secret',
        link('https://git.example.com/tools.git', 'arn:aws:secretsmanager:us-east-1:111122223333:secret:git'),
      ),
    ],
    quiet: [
      story('a repository of CodeCommit is linked', link('https://git-codecommit.us-east-1.amazonaws.com/v1/repos/tools')),
      story(
        'the secret of a linked repository is renewed',
        call('sagemaker:UpdateCodeRepository', { codeRepositoryName: 'r', gitConfig: { secretArn: 's' } }),
      ),
    ],
  },
  judge: ({ request }) => {
    const url = textAt(request, 'gitConfig', 'repositoryUrl');
    if (url === undefined || /^https:\/\/git-codecommit\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\//.test(url)) return undefined;
    // a token may stand in the URL
    return `\`${textAt(request, 'codeRepositoryName') ?? 'a repository'}\` links SageMaker to ${url.replace(/\/\/[^/@]*@/, '//')}`;
  },
});
