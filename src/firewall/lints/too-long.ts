import { denied, type Lint } from '../lint.ts';

const lint: Lint = {
  id: 'too-long',
  title: 'The policy is within the quota of AWS',
  why: 'AWS refuses a policy that is longer, white space included where it is saved by SDK or CLI.',
  severity: 'warning',
  *check(linted) {
    const { type, written, minified } = linted;
    const most = type === 'scp' ? 10_240 : 5_120;
    const about = { statement: undefined, path: [] };
    if (minified > most)
      yield {
        ...about,
        message: `it has ${minified.toLocaleString('en-US')} characters without white space, and ${type === 'scp' ? 'an SCP' : 'an RCP'} may have ${most.toLocaleString('en-US')}`,
        fix: 'divide it, or make its action lists short by `mantlet firewall minimise`',
      };
    else if (written > most)
      yield {
        ...about,
        message: `it has ${written.toLocaleString('en-US')} characters with its white space, and ${minified.toLocaleString('en-US')} without`,
        fix: 'save it without white space',
      };
    else if (type === 'scp' && minified > 5_120)
      yield {
        ...about,
        message: `it has ${minified.toLocaleString('en-US')} characters: more than 5,120, which was the quota before May 2026`,
        fix: 'nothing, where the new quota of 10,240 holds',
      };
    if (!linted.ascii)
      yield { ...about, message: 'it holds characters that take more than one byte, by which AWS may count', fix: 'write ASCII only' };
  },
  examples: {
    bad: [denied(Array.from({ length: 400 }, (_, index) => `bedrock:DeleteSomethingLong${index}`))],
    good: [denied('bedrock:DeleteGuardrail')],
  },
};

export default lint;
