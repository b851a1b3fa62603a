import { aboutCondition, denied, type Lint } from '../lint.ts';

const lint: Lint = {
  id: 'variable-in-date-or-number',
  title: 'Dates and numbers are compared with values and not with variables',
  why: 'Policy variables exist in comparisons of text and ARNs only: an expiry in a tag cannot be held against the clock.',
  severity: 'error',
  *check(linted) {
    for (const statement of linted.policy.statements) {
      for (const condition of statement.conditions) {
        if (
          !/^(?:Date|Numeric|IpAddress|NotIpAddress)/.test(condition.operator ?? '') ||
          !condition.values.some((value) => value.includes('${'))
        )
          continue;
        yield aboutCondition(
          statement,
          condition,
          `${condition.written} does not read variables`,
          'write the value, or let what issues the session put it into a session policy',
        );
      }
    }
  },
  examples: {
    bad: [denied('bedrock:*', { DateGreaterThan: { 'aws:CurrentTime': '${aws:PrincipalTag/until}' } })],
    good: [denied('bedrock:*', { DateGreaterThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } })],
  },
};

export default lint;
