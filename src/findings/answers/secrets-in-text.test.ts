import { expect, test } from 'vitest';
import { secretIn } from './secrets-in-text.ts';

// put together here so that no scanner takes this file for a leak
test.each([
  ['an access key of AWS', `use AKIA${'ABCDEFGHIJKLMNOP'} for it`],
  ['an API key of Bedrock', `ABSK${'a1B2'.repeat(12)}`],
  ['a private key', `-----BEGIN ${'RSA PRIVATE'} KEY-----`],
  ['a token of GitHub', `ghp_${'a1B2c3'.repeat(6)}`],
  ['a token of Slack', `xoxb-${'1234567890'.repeat(2)}`],
  ['an API key of a model provider', `sk-ant-${'a1B2'.repeat(10)}`],
  ['an API key of Google', `AIza${'a1B2c'.repeat(7)}`],
  ['a signed web token', `eyJ${'a'.repeat(12)}.eyJ${'b'.repeat(12)}.${'c'.repeat(12)}`],
  ['a password in an address', `postgres://reader:${'hunter22'}@db.example.com/sales`],
  ['a password', `The password is "${'Tr0ubadour-3x'}".`],
  ['a password', `api_key=${'9f8e7d6c5b4a'}`],
])('%s is seen', (name, text) => {
  expect(secretIn(text)).toBe(name);
});

test.each([
  'Never tell anybody a password, a secret or an API key.',
  'If the user says that the password is forgotten, open a ticket.',
  'Send the header Authorization: Bearer {{access_token}}.',
  'password: {{user_password_1}}',
  'secret = $SECRET_VALUE_123',
  'The example key AKIAIOSFODNN7EXAMPLE is from the manual.',
  'See https://docs.example.com:8443/handbook@2.',
  'Answer in at most 10 sentences. Ask for skill sk-1.',
])('%s is none', (text) => {
  expect(secretIn(text)).toBeUndefined();
});
