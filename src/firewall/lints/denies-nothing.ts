import { actionsNamed } from '../prove/relevant.ts';
import { denied, deniesOf, type Lint } from '../lint.ts';

const lint: Lint = {
  id: 'denies-nothing',
  title: 'Every Deny denies something',
  why: 'A statement of which no action exists protects nothing, and whoever reads the policy believes that it does.',
  severity: 'error',
  *check(linted) {
    for (const statement of deniesOf(linted)) {
      const { actions } = statement;
      if (actions === undefined || actions.negated) continue;
      const wild = actions.patterns.filter((pattern) => /[*?]/.test(pattern) && !/^\*+$/.test(pattern));
      for (const pattern of wild) {
        if (!/^[a-z0-9*?-]+:/i.test(pattern) || actionsNamed([pattern]).length > 0) continue;
        yield { statement, path: ['Action'], message: `no action of AWS matches \`${pattern}\``, fix: 'correct it, or leave it out' };
      }
    }
  },
  examples: {
    bad: [denied('bedrock:Destroy*')],
    good: [denied('bedrock:Delete*')],
  },
};

export default lint;
