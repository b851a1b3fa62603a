import type { StatementPlace } from '../scan-report.ts';
import { safe } from './palette.ts';

/** `file:line:column` where known, otherwise the document. */
export function placeText(place: StatementPlace): string {
  const name = `statement ${place.statement}${place.sid === undefined ? '' : ` (${safe(place.sid)})`} of ${safe(place.document)}${place.version === undefined ? '' : ` ${place.version}`}`;
  if (place.file === undefined) return name;
  return `${name}, ${safe(place.file)}${place.line === undefined ? '' : `:${place.line}:${place.column ?? 1}`}`;
}
