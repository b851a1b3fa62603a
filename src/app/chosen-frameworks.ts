import type { Framework } from '../compliance/framework.ts';
import { frameworkById, frameworkIds } from '../compliance/framework-by-id.ts';
import { nearest } from '../intent/nearest.ts';
import { UsageError } from './usage-error.ts';

/** The frameworks that are asked for by id. Throws a `UsageError` for an id of none. */
export const chosenFrameworks = (wanted: readonly string[]): readonly Framework[] =>
  wanted.map((id) => {
    const framework = frameworkById(id.toLowerCase());
    if (framework !== undefined) return framework;
    const meant = nearest(id, frameworkIds);
    throw new UsageError(
      `no framework is called \`${id}\`: ${meant === undefined ? `name one of ${frameworkIds.join(', ')}` : `did you mean \`${meant}\`?`}`,
    );
  });
