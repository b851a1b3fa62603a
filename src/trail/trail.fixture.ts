import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A record of a synthetic trail: some are wanted, some are not. */
export function syntheticRecord(number: number): Record<string, unknown> {
  const account = `11112222333${number % 3}`;
  const user = number % 5;
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'AssumedRole',
      arn: `arn:aws:sts::${account}:assumed-role/r/${user}`,
      accountId: account,
      accessKeyId: `ASIA${user}`,
      sessionContext: { attributes: { creationDate: '2026-08-26T21:00:00Z', mfaAuthenticated: 'false' } },
    },
    eventTime: new Date(1_787_779_540_000 + number * 1_000).toISOString().replace('.000', ''),
    eventSource: ['bedrock', 'ec2', 'sts', 's3', 'rds'][number % 5] + '.amazonaws.com',
    eventName: ['InvokeModel', 'DescribeInstances', 'AssumeRole', number % 2 === 0 ? 'PutObject' : 'GetObject', 'X'][number % 5],
    awsRegion: number % 2 === 0 ? 'us-east-1' : 'eu-west-1',
    sourceIPAddress: '192.0.2.1',
    userAgent: 'é "aws-cli"',
    requestParameters: number % 4 === 0 ? null : { modelId: `m-${number % 7}`, nested: [{ eventSource: 'x' }] },
    eventID: `id-${number}`,
    recipientAccountId: account,
  };
}

/** Writes a trail of so many files with so many records each, and answers with their paths in order. One is damaged, one holds nothing. */
export function writeTrail(folder: string, files: number, records: number): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const paths = Array.from({ length: files }, (_, file) => {
    const path = join(folder, `${String(file).padStart(5, '0')}.json.gz`);
    const Records = Array.from({ length: records }, (__, one) => syntheticRecord(file * records + one));
    const bytes = gzipSync(JSON.stringify({ Records }));
    writeFileSync(path, file === 1 ? bytes.subarray(0, bytes.length / 2) : bytes);
    return path;
  });
  const empty = join(folder, 'empty.json');
  writeFileSync(empty, '');
  return [...paths, empty];
}
