import { compileGlob, matchesGlob } from '../../iam/glob.ts';
import type { Example } from '../example.ts';
import { Unreadable } from '../detail.ts';
import { answersOn, notAnswered } from '../answers-about.ts';
import { fail, pass, resourceCheck } from '../resource-check.ts';
import { repositoriesOfAi } from '../ai-images.ts';
import { SAGEMAKER } from '../sagemaker-examples.ts';
import { KINDS } from '../resource-kinds.ts';

const REGISTRY = 'ecr.GetRegistryScanningConfiguration';
const repository = (onPush: boolean | undefined, ...rules: readonly unknown[]): Example => ({
  answers: [
    [
      'sagemaker.DescribeModel',
      'example',
      { ...SAGEMAKER.model, PrimaryContainer: { Image: '111122223333.dkr.ecr.us-east-1.amazonaws.com/ml/tuning:v1' } },
    ],
    [
      'ecr.DescribeRepositories',
      'all',
      {
        repositories: [
          {
            repositoryArn: 'arn:aws:ecr:us-east-1:111122223333:repository/ml/tuning',
            repositoryName: 'ml/tuning',
            ...(onPush === undefined ? {} : { imageScanningConfiguration: { scanOnPush: onPush } }),
          },
        ],
      },
    ],
    ...(onPush === true
      ? []
      : [[REGISTRY, 'all', { registryId: '111122223333', scanningConfiguration: { scanType: 'ENHANCED', rules } }] as const]),
  ],
});
const rule = (filter: string, scanFrequency = 'CONTINUOUS_SCAN') => ({
  scanFrequency,
  repositoryFilters: [{ filter, filterType: 'WILDCARD' }],
});

export default resourceCheck({
  id: 'ai-image-without-scan',
  title: 'Images from which models and agents run are scanned for known holes',
  why: 'A hole that everybody knows stays open in what reads the training data and holds the role of the job.',
  severity: 'low',
  known: { union: ['ECR-SCAN', 'AC-ECR'] },
  topics: ['upkeep'],
  resource: KINDS.repository,
  reads: [REGISTRY],
  examples: {
    pass: [repository(true), repository(false, rule('*')), repository(undefined, rule('ml/*', 'SCAN_ON_PUSH'))],
    fail: [repository(false), repository(undefined, rule('web/*')), repository(false, rule('ml/*', 'MANUAL'))],
  },
  judge: (detail, { account, region }, { estate }) => {
    const name = detail.needText('repositoryName');
    const { names, unread } = repositoriesOfAi(estate);
    if (!names.has(`${account.id}/${region ?? ''}/${name}`)) {
      if (unread !== undefined) throw new Unreadable(`whether a model or an agent runs from it cannot be told: ${unread}`);
      return undefined;
    }
    if (detail.at('imageScanningConfiguration')?.flag('scanOnPush') === true) return pass('images are scanned when they are pushed');
    const answers = (account.answers.get(REGISTRY) ?? []).filter((one) => one.region === region);
    const [answer] = answers.length > 0 ? answers : answersOn(account, REGISTRY, ['all']);
    if (answer === undefined) throw new Unreadable(`${REGISTRY} was not asked in ${region ?? 'the region'}`);
    if (answer.body === undefined) throw new Unreadable(notAnswered(answer));
    const rules = detail.beside(answer.body, answer.ref).needAt('scanningConfiguration').list('rules');
    const scanning = rules.some(
      (one) =>
        one.needText('scanFrequency') !== 'MANUAL' &&
        one.list('repositoryFilters').some((filter) => matchesGlob(compileGlob(filter.needText('filter')), name)),
    );
    return scanning
      ? pass(`the registry scans ${name}`)
      : fail(
          `no rule of the registry scans ${name}, and nothing is scanned when it is pushed`,
          'put the registry under enhanced scanning with a rule for all repositories',
        );
  },
});
