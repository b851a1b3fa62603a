import { partitionOfRegion } from '../../iam/arn.ts';
import { notAnswered } from '../answers/answers-about.ts';
import type { Check } from '../check.ts';
import { type Detail, Unreadable } from '../answers/detail.ts';
import type { Example } from '../example.ts';
import type { Judgement } from '../finding.ts';
import { GET_LOGGING, type InvocationLogging } from '../answers/invocation-logging.ts';
import { readLogging } from './log-destinations.ts';
import type { Outcome } from './resource-check.ts';

const DESCRIBE = 'logs.DescribeLogGroups';

interface LogGroupRule extends Omit<Check, 'kind' | 'planes' | 'reads' | 'examples' | 'judge'> {
  readonly judge: (group: Detail, name: string) => Outcome;
  /** For examples: members of the log group that pass and that fail. */
  readonly passes: readonly Readonly<Record<string, unknown>>[];
  readonly fails: readonly Readonly<Record<string, unknown>>[];
}

/** Makes a check of the log groups to which model invocations are logged. They lie in the account and region of the configuration. */
export function logGroupCheck({ judge, passes, fails, ...rule }: LogGroupRule): Check {
  return {
    ...rule,
    kind: 'posture',
    planes: ['bedrock'],
    reads: [GET_LOGGING, DESCRIBE],
    examples: { pass: passes.map(example), fail: fails.map(example) },
    *judge(scanned) {
      const judgements: Judgement[] = [];
      const gaps = readLogging(scanned, (config, logging) => {
        const name = config.at('cloudWatchConfig')?.needText('logGroupName');
        if (name !== undefined) judgements.push(judgementOf(name, config, logging, judge));
      });
      yield* judgements;
      for (const { account, region, what } of gaps) {
        const subject = { kind: 'account' as const, id: account, type: undefined, account, region };
        yield { verdict: 'unknown', subject, message: what, evidence: [{ kind: 'gap', what }], about: region ?? '' };
      }
    },
  };
}

function judgementOf(name: string, near: Detail, { account, region }: InvocationLogging, judge: LogGroupRule['judge']): Judgement {
  const id = `arn:${partitionOfRegion(region)}:logs:${region}:${account.id}:log-group:${name}`;
  const subject = { kind: 'resource' as const, id, type: 'AWS::Logs::LogGroup', account: account.id, region };
  try {
    const outcome = judge(groupNamed(name, near, { account, region }), name);
    return { ...outcome, subject, evidence: [...near.evidence] };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { verdict: 'unknown', subject, message: error.message, evidence: [...near.evidence, { kind: 'gap', what: error.message }] };
  }
}

/** What was answered about a log group of an account and region. */
export function groupNamed(name: string, near: Detail, { account, region }: Pick<InvocationLogging, 'account' | 'region'>): Detail {
  const answers = (account.answers.get(DESCRIBE) ?? []).filter((answer) => answer.region === region);
  let why = `${DESCRIBE} was not asked in ${region}`;
  for (const answer of answers) {
    const { body, ref } = answer;
    const list = body?.['logGroups'];
    if (!Array.isArray(list)) {
      why = body === undefined ? notAnswered(answer) : `${DESCRIBE} in ${ref.file} holds no list \`logGroups\``;
      continue;
    }
    const index = list.findIndex(
      (one: unknown) => typeof one === 'object' && one !== null && 'logGroupName' in one && one.logGroupName === name,
    );
    if (index >= 0) return near.beside(list[index] as Readonly<Record<string, unknown>>, { ...ref, path: ['logGroups', index] });
    why = `the log group ${name} is not among those that were read`;
  }
  throw new Unreadable(why);
}

const example = (group: Readonly<Record<string, unknown>>): Example => ({
  aiResources: { '111122223333': { guardrails: [{ arn: 'arn:aws:bedrock:us-east-1:111122223333:guardrail/abcdefghijkl' }] } },
  answers: [
    [
      GET_LOGGING,
      'configuration',
      {
        loggingConfig: {
          cloudWatchConfig: { logGroupName: 'bedrock', roleArn: 'arn:aws:iam::111122223333:role/logs' },
          textDataDeliveryEnabled: true,
        },
      },
    ],
    [DESCRIBE, 'all', { logGroups: [{ logGroupName: 'other' }, { logGroupName: 'bedrock', storedBytes: 0, ...group }] }],
  ],
});
