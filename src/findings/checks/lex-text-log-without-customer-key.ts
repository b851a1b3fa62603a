import { splitArn } from '../../iam/arn.ts';
import { Unreadable } from '../answers/detail.ts';
import type { Example } from '../example.ts';
import { botWith } from '../examples/lex-examples.ts';
import { groupNamed } from '../rules/log-group-check.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { BOT_ALIASES, partsOf } from '../answers/resource-parts.ts';
import { worstOf } from '../rules/several-outcomes.ts';

const GROUP = 'arn:aws:logs:us-east-1:111122223333:log-group:lex';
const written = (group: Readonly<Record<string, unknown>>): Example => ({
  answers: [
    ...botWith({
      textLogSettings: [{ enabled: true, destination: { cloudWatch: { cloudWatchLogGroupArn: GROUP, logPrefix: 'live/' } } }],
    }),
    ['logs.DescribeLogGroups', 'all', { logGroups: [{ logGroupName: 'other' }, { logGroupName: 'lex', storedBytes: 0, ...group }] }],
  ],
});

export default resourceCheck({
  id: 'lex-text-log-without-customer-key',
  title: 'What people write to a Lex bot is kept under a key of the customer',
  why: 'Everybody who may read the log group reads every conversation: no key policy stands before it.',
  severity: 'medium',
  known: { union: ['LEX-LOGS'] },
  topics: ['encryption', 'logging'],
  resource: KINDS.bot,
  reads: [BOT_ALIASES.list, BOT_ALIASES.describe, 'logs.DescribeLogGroups'],
  examples: {
    pass: [written({ kmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555' })],
    fail: [written({})],
  },
  judge: (detail, resource, { estate }) => {
    const { parts, gap } = partsOf(resource, detail, BOT_ALIASES);
    const settings = parts.flatMap((alias) =>
      (alias.at('conversationLogSettings')?.list('textLogSettings') ?? []).filter((setting) => setting.needFlag('enabled')),
    );
    return worstOf(
      settings.map((setting) => () => {
        const arn = setting.needAt('destination').needAt('cloudWatch').needText('cloudWatchLogGroupArn');
        const [, , region = '', owner = '', group = ''] = splitArn(arn) ?? [];
        const account = estate.accounts.get(owner);
        if (account === undefined) throw new Unreadable(`the snapshot does not hold the account of ${arn}`);
        const name = group.replace(/^log-group:/, '').replace(/:\*$/, '');
        return groupNamed(name, setting, { account, region }).text('kmsKeyId') === undefined
          ? fail(
              `CloudWatch Logs encrypts the log group ${name} with a key of its own`,
              `associate a key of your own with the log group ${name}`,
            )
          : pass(`the log group ${name} is encrypted with a key of the customer`);
      }),
      gap,
    );
  },
});
