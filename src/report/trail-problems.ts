import type { ActivityReport } from './activity-report.ts';
import { count } from './terminal/table.ts';

type Problem = ActivityReport['incomplete'][number];

/** What is wrong with files of a trail, each kind of a file once: where it is first, and how often. */
export function trailProblems(problems: readonly Problem[]): readonly { readonly file: string; readonly what: string }[] {
  const found = new Map<string, { readonly first: Problem; times: number }>();
  for (const problem of problems) {
    const key = `${problem.file}\n${problem.reason}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { first: problem, times: 1 });
    else known.times++;
  }
  return [...found.values()].map(({ first: { file, offset, reason }, times }) => {
    const place = offset === undefined ? '' : times === 1 ? `, at byte ${count(offset)}` : `, first at byte ${count(offset)}`;
    return { file, what: `${reason}${times === 1 ? '' : `, ${count(times)} times`}${place}` };
  });
}
