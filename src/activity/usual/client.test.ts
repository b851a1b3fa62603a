import { expect, test } from 'vitest';
import type { TrailEvent } from '../event.ts';
import { clientOf } from './client.ts';

test.each([
  ['aws-cli/2.17.12 md/awscrt#0.21.2 ua/2.0 lang/python#3.11.9', 'aws-cli'],
  ['Boto3/1.35.50 md/Botocore#1.35.50 ua/2.0 os/linux', 'boto3'],
  ['APN/1.0 HashiCorp/1.0 Terraform/1.9.5 terraform-provider-aws/5.70.0', 'Terraform'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36', 'a browser'],
  ['aws-sdk-java/2.25.60 Linux/6.1', 'aws-sdk-java'],
  ['aws-sdk-java/2.26.1 Linux/6.8', 'aws-sdk-java'],
  ['OpenAI/Python 1.50.0', 'openai/python'],
  ['Python/3.11 aiohttp/3.9.5', 'python'],
  ['bedrock.amazonaws.com', undefined],
  ['AWS Internal', undefined],
  ['AWS Signin, aws-internal/3', undefined],
  ['', undefined],
])('the family of `%s` is %s', (userAgent, family) => {
  const event: TrailEvent = { id: '', time: 0, source: '', name: '', region: '', account: '', actor: { type: 'IAMUser' }, userAgent };
  expect(clientOf(event)).toBe(family);
});
