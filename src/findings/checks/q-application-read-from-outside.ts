import { isTrustedFor } from '../../estate/intent-trust.ts';
import { accountOfArn } from '../../iam/arn.ts';
import { answersOn, notAnswered } from '../answers/answers-about.ts';
import { Unreadable } from '../answers/detail.ts';
import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';
import { trustingAccount } from '../examples/examples.ts';
import { APPLICATION, EXAMPLE_APPLICATION } from '../examples/q-examples.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const LIST = 'qbusiness.ListDataAccessors';

const accessors = (...principals: readonly string[]): Example => ({
  answers: [
    APPLICATION,
    [
      LIST,
      EXAMPLE_APPLICATION.applicationId,
      { dataAccessors: principals.map((principal, index) => ({ displayName: 'crm', dataAccessorId: `a-${index}`, principal })) },
    ],
  ],
});

const VENDOR = accessors('arn:aws:iam::999999999999:role/crm');

export default resourceCheck({
  id: 'q-application-read-from-outside',
  title: 'No software of another firm reads what a Q Business application knows',
  why: 'A data accessor searches the documents of the firm from an account of its vendor, where no SCP or trail of the organisation reaches.',
  severity: 'medium',
  known: { gaps: ['GAP-10', 'GAP-28'] },
  topics: ['outside-access'],
  resource: KINDS.qApplication,
  reads: [LIST],
  examples: {
    pass: [accessors(), accessors(`arn:aws:iam::${EXAMPLE_ACCOUNT}:role/crm`), trustingAccount(VENDOR, '999999999999', ['qbusiness'])],
    fail: [VENDOR, trustingAccount(VENDOR, '999999999999', ['bedrock'])],
  },
  judge: (detail, { account, region }, { estate, intent }) => {
    const [answer] = answersOn(account, LIST, [detail.needText('applicationId')]).filter((one) => one.region === region);
    if (answer === undefined) throw new Unreadable(`${LIST} was not asked about it`);
    if (answer.body === undefined) throw new Unreadable(notAnswered(answer));
    const told = detail.beside(answer.body, answer.ref);
    if (!told.has('dataAccessors')) throw new Unreadable(`${LIST} in ${answer.ref.file} holds no list \`dataAccessors\``);
    const outside = told
      .list('dataAccessors')
      .map((one) => one.needText('principal'))
      .filter((principal) => {
        const owner = accountOfArn(principal);
        return owner === undefined || !(estate.accounts.has(owner) || isTrustedFor(intent, owner, 'qbusiness'));
      });
    return outside.length === 0
      ? pass('nobody outside reads what it knows')
      : fail(`${outside.join(', ')} may search its documents`, 'delete the data accessor, or name its account as trusted in mantlet.yaml');
  },
});
