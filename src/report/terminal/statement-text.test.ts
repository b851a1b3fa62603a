import { describe, expect, test } from 'vitest';
import { statementLines } from './statement-text.ts';

const many = Array.from({ length: 40 }, (_, i) => `bedrock:Get${i}`);
const textOf = (statement: object): string => JSON.stringify(statement, undefined, 2);
const shown = (statement: object) => JSON.parse(statementLines(textOf(statement), 'bedrock:DeleteGuardrail').join('\n'));

describe('the text of a statement', () => {
  test('is shown whole where it is short', () => {
    const statement = { Effect: 'Allow', Action: ['bedrock:*', 's3:*'], Resource: '*' };
    expect(shown(statement)).toEqual(statement);
  });

  test('names the actions that take the action in, and counts the others', () => {
    expect(shown({ Effect: 'Allow', Action: [...many, 'bedrock:Delete*', 'bedrock:deleteguardrail'], Resource: '*' })).toEqual({
      Effect: 'Allow',
      Action: ['bedrock:Delete*', 'bedrock:deleteguardrail', '... and 40 more'],
      Resource: '*',
    });
  });

  test('begins with the first where none takes it in', () => {
    expect(shown({ Effect: 'Deny', NotAction: many, Resource: '*' }).NotAction).toEqual([...many.slice(0, 5), '... and 35 more']);
  });

  test('is cut where nothing else helps', () => {
    const condition = { StringEquals: Object.fromEntries(many.map((key) => [key, 'x'])) };
    const lines = statementLines(textOf({ Effect: 'Allow', Condition: condition }), 'bedrock:DeleteGuardrail');
    expect([lines.length, lines.at(-1)]).toEqual([25, '... 23 more lines']);
  });
});
