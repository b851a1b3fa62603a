import type { BucketGap, BucketSource, NamedBucket } from './bucket-check.ts';
import type { Scanned } from '../check.ts';
import { bedrockUse } from '../answers/bedrock-use.ts';
import { type Detail, Unreadable } from '../answers/detail.ts';
import { GET_LOGGING, type InvocationLogging, invocationLogging } from '../answers/invocation-logging.ts';

/** Every logging configuration that can be read, and what was not read. */
export function readLogging({ estate }: Scanned, visit: (config: Detail, logging: InvocationLogging) => void): readonly BucketGap[] {
  const gaps: BucketGap[] = [];
  for (const account of estate.accounts.values()) {
    const all = invocationLogging(account);
    for (const logging of all) {
      const { region, detail } = logging;
      try {
        if (typeof detail === 'string') throw new Unreadable(detail);
        const config = detail.at('loggingConfig');
        if (config !== undefined) visit(config, logging);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        gaps.push({ account: account.id, region, what: error.message });
      }
    }
    for (const region of bedrockUse(account).regions.keys()) {
      if (!all.some((one) => one.region === region))
        gaps.push({ account: account.id, region, what: `where model invocations of ${region} are logged to was not read` });
    }
  }
  return gaps;
}

/** The buckets to which model invocations are logged. */
export const LOG_BUCKETS: BucketSource = {
  reads: [GET_LOGGING],
  example: {
    aiResources: { '111122223333': { guardrails: [{ arn: 'arn:aws:bedrock:us-east-1:111122223333:guardrail/abcdefghijkl' }] } },
    answers: [[GET_LOGGING, 'configuration', { loggingConfig: { s3Config: { bucketName: 'example' }, textDataDeliveryEnabled: true } }]],
  },
  find: (scanned) => {
    const buckets: NamedBucket[] = [];
    const gaps = readLogging(scanned, (config) => {
      for (const at of [config.at('s3Config'), config.at('cloudWatchConfig')?.at('largeDataDeliveryS3Config')]) {
        if (at !== undefined) buckets.push({ name: at.needText('bucketName'), near: at });
      }
    });
    return { buckets, gaps };
  },
};
