import { aiGroup } from '../../catalogue/ai-prefixes.ts';
import type { Account } from '../../estate/estate.ts';
import { isTrustedFor } from '../../estate/intent-trust.ts';
import { accountOfArn, splitArn } from '../../iam/arn.ts';
import { notAnswered } from '../answers/answers-about.ts';
import type { Check } from '../check.ts';
import { type Detail, Unreadable } from '../answers/detail.ts';
import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';
import { trustingAccount } from '../examples/examples.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const RESOURCES = 'ram.ListResources';
const PRINCIPALS = 'ram.ListPrincipals';
const SHARE = `arn:aws:ram:us-east-1:${EXAMPLE_ACCOUNT}:resource-share/11111111-2222-3333-4444-555555555555`;
const MODEL = `arn:aws:bedrock:us-east-1:${EXAMPLE_ACCOUNT}:custom-model/amazon.nova-lite-v1:0/abcdefghijkl`;

const shared = (id: string, external: boolean, allowExternalPrincipals = true): Example => ({
  answers: [
    [
      'ram.GetResourceShares',
      'SELF',
      { resourceShares: [{ resourceShareArn: SHARE, owningAccountId: EXAMPLE_ACCOUNT, allowExternalPrincipals, status: 'ACTIVE' }] },
    ],
    [RESOURCES, 'SELF', { resources: [{ arn: MODEL, type: 'bedrock:CustomModel', resourceShareArn: SHARE, status: 'AVAILABLE' }] }],
    [PRINCIPALS, 'SELF', { principals: [{ id, resourceShareArn: SHARE, external }] }],
  ],
});

const check: Check = resourceCheck({
  id: 'ai-resource-shared-outside',
  title: 'No model or other AI resource is shared with somebody outside the organisation',
  why: 'Whoever it is shared with copies the model and runs it where no SCP, log or guardrail of the organisation reaches.',
  severity: 'high',
  known: { gaps: ['GAP-11'] },
  topics: ['outside-access'],
  resource: KINDS.resourceShare,
  reads: [RESOURCES, PRINCIPALS],
  examples: {
    pass: [
      shared('arn:aws:organizations::999900001111:organization/o-example', false),
      shared(EXAMPLE_ACCOUNT, false),
      shared('222233334444', false, false),
      trustingAccount(shared('999999999999', true), '999999999999', ['bedrock']),
    ],
    fail: [
      shared('999999999999', true),
      shared('arn:aws:iam::999999999999:role/reader', true),
      trustingAccount(shared('999999999999', true), '999999999999', ['sagemaker']),
    ],
  },
  judge: (detail, { arn, account, region }, { estate, intent }) => {
    if (detail.needText('owningAccountId') !== account.id || detail.text('status') === 'DELETED') return undefined;
    const of = (operation: string, member: string) =>
      elementsOf(detail, account, region, operation, member).filter((one) => one.text('resourceShareArn') === arn);
    const resources = of(RESOURCES, 'resources')
      .map((resource) => resource.needText('arn'))
      .filter((resource) => aiGroup(splitArn(resource)?.[1] ?? '') !== undefined);
    if (resources.length === 0) return undefined;
    const isTrusted = (owner: string): boolean =>
      estate.accounts.has(owner) || resources.every((resource) => isTrustedFor(intent, owner, splitArn(resource)?.[1] ?? ''));
    const outside = of(PRINCIPALS, 'principals')
      .filter((principal) => principal.needFlag('external'))
      .map((principal) => principal.needText('id'))
      .filter((id) => {
        const owner = /^\d{12}$/.test(id) ? id : accountOfArn(id);
        return owner === undefined || !isTrusted(owner);
      });
    return outside.length === 0
      ? pass(`${resources.join(', ')} is shared with nobody outside`)
      : fail(
          `${resources.join(', ')} is shared with ${outside.join(', ')}`,
          'take those outside off the share, and set allowExternalPrincipals of the share to false',
        );
  },
});

/** Speaks for whatever AI resource is shared. */
export default { ...check, planes: ['bedrock', 'bedrock-agentcore', 'sagemaker'] };

function elementsOf(near: Detail, account: Account, region: string | undefined, operation: string, member: string): readonly Detail[] {
  const answers = (account.answers.get(operation) ?? []).filter((answer) => answer.region === region);
  if (answers.length === 0) throw new Unreadable(`${operation} was not asked in ${region ?? 'its region'}`);
  return answers.flatMap((answer) => {
    const { body, ref } = answer;
    if (body === undefined) throw new Unreadable(notAnswered(answer));
    if (!Array.isArray(body[member])) throw new Unreadable(`${operation} in ${ref.file} holds no list \`${member}\``);
    return near.beside(body, ref).list(member);
  });
}
