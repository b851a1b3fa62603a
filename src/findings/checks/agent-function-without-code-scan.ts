import { splitArn } from '../../iam/arn.ts';
import type { Scanned } from '../check.ts';
import { ACTION_GROUP, AGENT } from '../examples/bedrock-examples.ts';
import { type Detail, Unreadable } from '../answers/detail.ts';
import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { ACTION_GROUPS, partsOf } from '../answers/resource-parts.ts';
import { worstOf } from '../rules/several-outcomes.ts';

const STATUS = 'inspector2.BatchGetAccountStatus';

const scan = (lambdaCode: unknown): Example => ({
  answers: [
    ...AGENT,
    ...ACTION_GROUP,
    [STATUS, 'all', { accounts: [{ accountId: EXAMPLE_ACCOUNT, state: { status: 'ENABLED' }, resourceState: { lambdaCode } }] }],
  ],
});

export default resourceCheck({
  id: 'agent-function-without-code-scan',
  title: 'Inspector looks through the code of the functions behind the tools of agents',
  why: 'What a model writes goes into that code as input: a hole there lets a text run commands with the role of the function.',
  severity: 'low',
  known: { union: ['INSPECTOR-LAMBDA'] },
  topics: ['upkeep', 'agent-bounds'],
  resource: KINDS.agent,
  reads: [ACTION_GROUPS.list, ACTION_GROUPS.describe, STATUS],
  examples: {
    pass: [scan({ status: 'ENABLED' })],
    fail: [scan({ status: 'DISABLED' }), scan({ status: 'SUSPENDED' }), scan(undefined)],
  },
  judge: (detail, resource, scanned) => {
    const { parts, gap } = partsOf(resource, detail, ACTION_GROUPS);
    return worstOf(
      parts.map((group) => () => {
        const arn = group.at('actionGroupExecutor')?.text('lambda');
        if (arn === undefined) return undefined;
        const [, , region = '', owner = ''] = splitArn(arn) ?? [];
        const state = accountState(owner, region, group, scanned);
        // accounts that never had it do not name it
        const status = state.needAt('resourceState').at('lambdaCode')?.needText('status') ?? 'DISABLED';
        return status === 'ENABLED' || status === 'ENABLING'
          ? pass(`Inspector looks through the code of functions in ${owner}, ${region}`)
          : fail(
              `Inspector does not look through the code of ${arn}`,
              `enable the code scanning of Lambda in Inspector for ${owner} in ${region}`,
            );
      }),
      gap,
    );
  },
});

/** What Inspector does in an account, whoever asked: its administrator may have. */
function accountState(owner: string, region: string, near: Detail, { estate }: Scanned): Detail {
  for (const { answers } of estate.accounts.values()) {
    for (const { body, ref, region: where } of answers.get(STATUS) ?? []) {
      if (body === undefined || where !== region) continue;
      const found = near
        .beside(body, ref)
        .list('accounts')
        .find((one) => one.text('accountId') === owner);
      if (found !== undefined) return found;
    }
  }
  throw new Unreadable(`what Inspector does in ${owner}, ${region}, was not read`);
}
