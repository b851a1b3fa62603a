import { aboutCondition, denied, denyConditions, type Lint } from '../lint.ts';

const lint: Lint = {
  id: 'region-list-and-global-profiles',
  title: 'A Deny by a list of Regions reaches global inference profiles',
  why: 'A global profile reports the Region `unspecified`: a list of Regions that are denied lets it through.',
  severity: 'warning',
  *check(linted) {
    for (const [statement, condition] of denyConditions(linted)) {
      if (
        condition.key.toLowerCase() !== 'aws:requestedregion' ||
        !/^String(?:Equals|Like|EqualsIgnoreCase)$/.test(condition.operator ?? '')
      )
        continue;
      if (
        condition.values.some((value) => value === 'unspecified' || value === '*') ||
        !statement.actions?.patterns.some((pattern) => /^(?:bedrock:|\*$)/.test(pattern))
      )
        continue;
      yield aboutCondition(
        statement,
        condition,
        'global inference profiles report `unspecified` and pass',
        'add unspecified to the list, or allow by StringNotEquals',
      );
    }
  },
  examples: {
    bad: [denied('bedrock:*', { StringEquals: { 'aws:RequestedRegion': ['ap-east-1'] } })],
    good: [
      denied('bedrock:*', { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1'] } }),
      denied('s3:*', { StringEquals: { 'aws:RequestedRegion': ['ap-east-1'] } }),
    ],
  },
};

export default lint;
