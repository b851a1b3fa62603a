import { catalogueRow } from '../catalogue/catalogue.ts';
import { isPrivileged } from '../catalogue/types.ts';
import type { Detection } from './detection.ts';
import { BEARER_MARK, PUBLIC_EVENTS } from './public-events.ts';

/** Which detections look at an event. */
export interface Coverage {
  readonly event: string;
  /** Those that name it. */
  readonly byName: readonly string[];
  /** Those that look at every privileged action, and so at this one. */
  readonly asPrivileged: readonly string[];
}

/** Which detections look at each of the public events. */
export function coverageOf(detections: readonly Detection[]): readonly Coverage[] {
  const naming = (event: string): readonly string[] => detections.filter(({ events }) => events.includes(event)).map(({ id }) => id);
  const general = detections.filter(({ events }) => events.includes('*')).map(({ id }) => id);
  const named = PUBLIC_EVENTS.map((event) => {
    const row = catalogueRow(event);
    return { event, byName: naming(event), asPrivileged: row !== undefined && isPrivileged(row) ? general : [] };
  });
  return [...named, { event: BEARER_MARK, byName: detections.filter(looksAtMark).map(({ id }) => id), asPrivileged: [] }];
}

/** Its examples raise an alarm on calls that carry the mark at both of its places. */
function looksAtMark({ examples }: Detection): boolean {
  const marked = (member: string): boolean =>
    examples.alarm.some(({ records }) => records.some((record) => isMarked((record as Readonly<Record<string, unknown>>)[member])));
  return marked('additionalEventData') && marked('requestParameters');
}

const isMarked = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (value as Readonly<Record<string, unknown>>)['callWithBearerToken'] === true;
