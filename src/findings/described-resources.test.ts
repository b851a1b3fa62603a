import { describe, expect, test } from 'vitest';
import check from './checks/notebook-with-direct-internet.ts';
import { EXAMPLE_ACCOUNT as ACCOUNT } from './example.ts';
import { judged } from './scanned.fixture.ts';

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

  test('that do not exist are no failure and no gap', () => {
    expect(judged(check, { answers: [[LIST, 'all', listed()]] })).toEqual([]);
    expect(judged(check, { aiResources: { [ACCOUNT]: { notebookInstances: [] } } })).toEqual([]);
  });
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
