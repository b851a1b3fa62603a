import type { Fix } from '../findings/finding.ts';
import type { ReportPatch } from '../report/findings-report.ts';
import type { StatementPlaces } from './statement-places.ts';

/**
 * A change of one statement as a JSON patch (RFC 6902) to its policy document, whose first operation tests that the statement is still the
 * one that was judged. Undefined where the statement's text cannot be opened.
 */
export async function patchOf(
  { statement, replacement }: NonNullable<Fix['patch']>,
  places: StatementPlaces,
): Promise<ReportPatch | undefined> {
  const { document, file, text, alone } = await places.of(statement);
  if (text === undefined) return undefined;
  const path = alone ? '/Statement' : `/Statement/${statement.index}`;
  const test = { op: 'test' as const, path, value: JSON.parse(text) as unknown };
  const change = replacement === undefined ? { op: 'remove' as const, path } : { op: 'replace' as const, path, value: replacement };
  return { document, file, operations: [test, change] };
}
