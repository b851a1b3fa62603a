import { CUSTOMER_KEY } from '../rules/bucket-properties.ts';
import type { Example } from '../example.ts';
import { botWith } from '../examples/lex-examples.ts';
import { judgeOutput } from '../rules/output-key.ts';
import { resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { BOT_ALIASES, partsOf } from '../answers/resource-parts.ts';
import { worstOf } from '../rules/several-outcomes.ts';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555';
const spoken = (kmsKeyArn: string | undefined, bucket?: unknown): Example => ({
  answers: [
    ...botWith({
      audioLogSettings: [
        { enabled: true, destination: { s3Bucket: { s3BucketArn: 'arn:aws:s3:::example', logPrefix: 'lex/', kmsKeyArn } } },
      ],
    }),
    ...(bucket === undefined ? [] : [[CUSTOMER_KEY.operation, 'example', bucket] as const]),
  ],
});

export default resourceCheck({
  id: 'lex-audio-log-without-customer-key',
  title: 'What people say to a Lex bot is kept under a key of the customer',
  why: 'Voices and what they tell, card numbers too, are open to everybody who may read the bucket.',
  severity: 'medium',
  known: { union: ['LEX-LOGS'] },
  topics: ['encryption', 'logging'],
  resource: KINDS.bot,
  reads: [BOT_ALIASES.list, BOT_ALIASES.describe, CUSTOMER_KEY.operation],
  examples: {
    pass: [spoken(KEY), spoken(undefined, CUSTOMER_KEY.passes[0])],
    fail: [spoken('arn:aws:kms:us-east-1:111122223333:alias/aws/s3'), spoken(undefined, CUSTOMER_KEY.fails[0])],
  },
  judge: (detail, resource, { estate }) => {
    const { parts, gap } = partsOf(resource, detail, BOT_ALIASES);
    const settings = parts.flatMap((alias) =>
      (alias.at('conversationLogSettings')?.list('audioLogSettings') ?? []).filter((setting) => setting.needFlag('enabled')),
    );
    return worstOf(
      settings.map((setting) => () => {
        const to = setting.needAt('destination').needAt('s3Bucket');
        const uri = to.needText('s3BucketArn').replace(/^arn:[^:]+:s3:::/, 's3://');
        return judgeOutput(
          { uri, key: to.text('kmsKeyArn') },
          setting,
          estate,
          'give the audio log of the alias a kmsKeyArn of your own, or let the bucket encrypt with one',
        );
      }),
      gap,
    );
  },
});
