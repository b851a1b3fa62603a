import type { Example } from '../example.ts';
import { Unreadable } from '../answers/detail.ts';
import { GET_LOGGING, invocationLogging } from '../answers/invocation-logging.ts';
import { regionCheck } from '../rules/region-check.ts';
import { fail, pass } from '../rules/resource-check.ts';

/** Members of the configuration, and what they let through. Video and audio came later and are not in every answer. */
const ALWAYS = ['imageDataDeliveryEnabled', 'embeddingDataDeliveryEnabled'] as const;
const LATER = ['videoDataDeliveryEnabled', 'audioDataDeliveryEnabled'] as const;

const logging = (changes: Readonly<Record<string, unknown>>): Example => ({
  aiResources: {
    '111122223333': { guardrails: [{ arn: 'arn:aws:bedrock:us-east-1:111122223333:guardrail/abcdefghijkl' }] },
  },
  answers: [
    [
      GET_LOGGING,
      'configuration',
      {
        loggingConfig: {
          s3Config: { bucketName: 'example-bedrock-logs' },
          textDataDeliveryEnabled: true,
          imageDataDeliveryEnabled: true,
          embeddingDataDeliveryEnabled: true,
          ...changes,
        },
      },
    ],
  ],
});

export default regionCheck({
  id: 'partly-logged-model-invocations',
  title: 'The log of model invocations leaves out no kind of content',
  why: 'Whoever wants to stay unseen puts the question into a picture, or reads a knowledge base out through embeddings.',
  severity: 'low',
  reads: [GET_LOGGING],
  known: { union: ['BR-LOG-ENABLED'] },
  topics: ['logging'],
  examples: {
    pass: [logging({}), logging({ videoDataDeliveryEnabled: true, audioDataDeliveryEnabled: true })],
    fail: [...ALWAYS, ...LATER].map((member) => logging({ [member]: false })),
  },
  judge: ({ account, region, read }) => {
    const found = invocationLogging(account).find((one) => one.region === region);
    if (found === undefined) throw new Unreadable(`how model invocations are logged in ${region} was not read`);
    if (typeof found.detail === 'string') throw new Unreadable(found.detail);
    const config = read(found.detail).at('loggingConfig');
    // that nothing is logged at all is for another check to say
    if (config === undefined) return undefined;
    const left: string[] = [];
    for (const member of ALWAYS) if (!config.needFlag(member)) left.push(member);
    for (const member of LATER) if (config.flag(member) === false) left.push(member);
    return left.length === 0
      ? pass(`the log of model invocations in ${region} leaves nothing out`)
      : fail(
          `in ${region} these are false: ${left.join(', ')}`,
          `set ${left.join(', ')} to true in the logging configuration of ${region}`,
        );
  },
});
