import { describe, expect, test } from 'vitest';
import browserCheck from '../checks/browser-on-public-network.ts';
import check from '../checks/notebook-with-direct-internet.ts';
import scriptCheck from '../checks/secret-in-notebook-script.ts';
import vaultCheck from '../checks/token-vault-without-customer-key.ts';
import { EXAMPLE_ACCOUNT as ACCOUNT } from '../example.ts';
import { judged } from '../scanned.fixture.ts';

const LIST = 'sagemaker.ListNotebookInstances';
const DESCRIBE = 'sagemaker.DescribeNotebookInstance';
const arn = (name: string) => `arn:aws:sagemaker:us-east-1:${ACCOUNT}:notebook-instance/${name}`;
const listed = (...names: string[]) => ({
  NotebookInstances: names.map((name) => ({ NotebookInstanceName: name, NotebookInstanceArn: arn(name) })),
});
const described = (name: string, access = 'Disabled') => ({
  NotebookInstanceName: name,
  NotebookInstanceArn: arn(name),
  RoleArn: 'arn:aws:iam::1:role/x',
  DirectInternetAccess: access,
});

describe('resources', () => {
  test('that are listed and described are judged', () => {
    const answers = [
      [LIST, 'page-1', listed('a')],
      [LIST, 'page-2', listed('b')],
      [DESCRIBE, 'a', described('a')],
      [DESCRIBE, 'b', described('b', 'Enabled')],
    ] as const;
    expect(judged(check, { answers }).map(([verdict, id]) => [verdict, id])).toEqual([
      ['pass', arn('a')],
      ['fail', arn('b')],
    ]);
  });

  test('of `ai-resources.json` are judged where they are described', () => {
    const aiResources = { [ACCOUNT]: { notebookInstances: [described('a', 'Enabled'), { NotebookInstanceArn: arn('b') }] } };
    expect(judged(check, { aiResources }).map(([verdict, id]) => [verdict, id])).toEqual([
      ['fail', arn('a')],
      ['unknown', arn('b')],
    ]);
  });

  test('of SageMaker have one name in capitals or not', () => {
    const answers = [
      [LIST, 'all', listed('team-a')],
      [DESCRIBE, 'Team-A', described('Team-A', 'Enabled')],
    ] as const;
    expect(judged(check, { answers }).map(([verdict, id]) => [verdict, id])).toEqual([['fail', arn('Team-A')]]);
    const refused = [
      [LIST, 'all', listed('team-a')],
      [DESCRIBE, 'Team-A', { Error: { Code: 'ThrottlingException' } }],
    ] as const;
    expect(judged(check, { answers: refused }).map(([verdict, id]) => [verdict, id])).toEqual([['unknown', arn('team-a')]]);
  });

  test('are judged by what describes them and not by what lists them', () => {
    const LISTED = 'sagemaker.ListNotebookInstanceLifecycleConfigs';
    const [describedAnswer] = scriptCheck.examples.fail[0]?.answers ?? [];
    const body = describedAnswer?.[2] as Readonly<Record<string, string>>;
    const { NotebookInstanceLifecycleConfigArn, NotebookInstanceLifecycleConfigName } = body;
    const list = {
      NotebookInstanceLifecycleConfigs: [{ NotebookInstanceLifecycleConfigArn, NotebookInstanceLifecycleConfigName }],
    };
    expect(judged(scriptCheck, { answers: [[LISTED, 'all', list]] }).map(([verdict]) => verdict)).toEqual(['unknown']);
    const { OnStart: OnCreate, ...rest } = body;
    for (const description of [body, { ...rest, OnCreate }]) {
      const answers = [
        [LISTED, 'all', list],
        ['sagemaker.DescribeNotebookInstanceLifecycleConfig', 'example', description],
      ] as const;
      expect(judged(scriptCheck, { answers }).map(([verdict]) => verdict)).toEqual(['fail']);
    }
  });

  test('that do not exist are no failure and no gap', () => {
    expect(judged(check, { answers: [[LIST, 'all', listed()]] })).toEqual([]);
    expect(judged(check, { aiResources: { [ACCOUNT]: { notebookInstances: [] } } })).toEqual([]);
  });
});

describe('what there is one of in every region', () => {
  const GET = 'bedrock-agentcore-control.GetTokenVault';
  const vault = { tokenVaultId: 'default', kmsConfiguration: { keyType: 'ServiceManagedKey' } };

  test('needs no list', () => {
    expect(judged(vaultCheck, { answers: [[GET, 'default', vault]] })).toEqual([
      ['fail', `arn:aws:bedrock-agentcore:us-east-1:${ACCOUNT}:token-vault/default`, 'AWS encrypts it with a key of its own'],
    ]);
  });

  test('is unknown where it was not read', () => {
    const refused = [[GET, 'default', { Error: { Code: 'AccessDeniedException' } }]] as const;
    expect(judged(vaultCheck, { answers: refused }).map(([verdict, id]) => [verdict, id])).toEqual([['unknown', ACCOUNT]]);
    expect(judged(vaultCheck, { details: { [ACCOUNT]: {} } }).map(([verdict]) => verdict)).toEqual(['unknown']);
  });
});

test('what AWS owns is not judged', () => {
  const browserArn = 'arn:aws:bedrock-agentcore:us-east-1:aws:browser/aws.browser.v1';
  const list = { browserSummaries: [{ browserId: 'aws.browser.v1', browserArn, status: 'READY' }] };
  expect(judged(browserCheck, { answers: [['bedrock-agentcore-control.ListBrowsers', 'all', list]] })).toEqual([]);
});

describe('nobody can tell', () => {
  test.each([
    ['where nothing was read', { details: { [ACCOUNT]: {} } }, 'which notebook instances there are was not read'],
    [
      'where AWS refused to list',
      { answers: [[LIST, 'all', { Error: { Code: 'AccessDeniedException' } }]] },
      `which notebook instances there are was not read: AWS answered ${LIST} with AccessDeniedException`,
    ],
    [
      'where AWS refused to describe',
      {
        answers: [
          [LIST, 'all', listed('a')],
          [DESCRIBE, 'a', { Error: { Code: 'ThrottlingException' } }],
        ],
      },
      `AWS answered ${DESCRIBE} with ThrottlingException`,
    ],
    ['where it is only listed', { answers: [[LIST, 'all', listed('a')]] }, 'the snapshot lists it and does not describe it'],
    ['where a list is no list', { answers: [[LIST, 'all', { NotebookInstances: 'none' }]] }, /holds no list `NotebookInstances`$/],
    ['where a file cannot be read', { answers: [[LIST, 'all', undefined]] }, /cannot be read$/],
  ] as const)('%s', (_, sketch, message) => {
    expect(judged(check, sketch)).toEqual([['unknown', expect.any(String), expect.stringMatching(message)]]);
  });
});
