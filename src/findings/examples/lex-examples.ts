import type { Example } from '../example.ts';

/** For examples: a bot with one alias that keeps these logs, and one of which nothing more was read. */
export const botWith = (conversationLogSettings: unknown): NonNullable<Example['answers']> => [
  [
    'lexv2-models.ListBots',
    'all',
    {
      botSummaries: [
        { botId: 'ABCDEFGHIJ', botName: 'helpdesk' },
        { botId: 'UVWXYZABCD', botName: 'other' },
      ],
    },
  ],
  [
    'lexv2-models.ListBotAliases',
    'ABCDEFGHIJ',
    { botId: 'ABCDEFGHIJ', botAliasSummaries: [{ botAliasId: 'KLMNOPQRST', botAliasName: 'live', botAliasStatus: 'Available' }] },
  ],
  [
    'lexv2-models.DescribeBotAlias',
    'KLMNOPQRST',
    { botId: 'ABCDEFGHIJ', botAliasId: 'KLMNOPQRST', botAliasName: 'live', botAliasStatus: 'Available', conversationLogSettings },
  ],
];
