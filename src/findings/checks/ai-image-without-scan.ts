import { compileGlob, matchesGlob } from '../../iam/glob.ts';
import { aiImageCheck, repository } from '../rules/ai-image-check.ts';
import { answersOn, notAnswered } from '../answers/answers-about.ts';
import { Unreadable } from '../answers/detail.ts';
import type { Example } from '../example.ts';
import { fail, pass } from '../rules/resource-check.ts';

const REGISTRY = 'ecr.GetRegistryScanningConfiguration';
const scanned = (scanOnPush: boolean | undefined, ...rules: readonly unknown[]): Example =>
  repository(
    scanOnPush === undefined ? {} : { imageScanningConfiguration: { scanOnPush } },
    scanOnPush === true ? [] : [[REGISTRY, 'all', { registryId: '111122223333', scanningConfiguration: { scanType: 'ENHANCED', rules } }]],
  );
const rule = (filter: string, scanFrequency = 'CONTINUOUS_SCAN') => ({
  scanFrequency,
  repositoryFilters: [{ filter, filterType: 'WILDCARD' }],
});

export default aiImageCheck({
  id: 'ai-image-without-scan',
  title: 'Images from which models and agents run are scanned for known holes',
  why: 'A hole that everybody knows stays open in what reads the training data and holds the role of the job.',
  severity: 'low',
  known: { union: ['ECR-SCAN'] },
  topics: ['upkeep'],
  reads: [REGISTRY],
  examples: {
    pass: [scanned(true), scanned(false, rule('*')), scanned(undefined, rule('ml/*', 'SCAN_ON_PUSH'))],
    fail: [scanned(false), scanned(undefined, rule('web/*')), scanned(false, rule('ml/*', 'MANUAL'))],
  },
  judge: (detail, { account, region }) => {
    const name = detail.needText('repositoryName');
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
