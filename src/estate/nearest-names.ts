import type { Principal } from './estate.ts';
import { compareTexts } from './places.ts';

const LIMIT = 5;
const MAX_LENGTH = 64; // no name in IAM is longer

/** ARNs of the principals whose names hold the text or are few letters away, those of the account first. */
export function nearestNames(name: string, account: string | undefined, principals: readonly Principal[]): readonly string[] {
  const wanted = name.toLowerCase().slice(0, MAX_LENGTH);
  const most = Math.max(2, Math.floor(wanted.length / 3));
  const near: { arn: string; distance: number; elsewhere: boolean }[] = [];
  for (const principal of principals) {
    const other = principal.name.toLowerCase().slice(0, MAX_LENGTH);
    const distance = wanted.length > 2 && other.includes(wanted) ? 1 : editDistance(wanted, other, most);
    if (distance <= most) near.push({ arn: principal.arn, distance, elsewhere: account !== undefined && principal.account !== account });
  }
  near.sort((a, b) => Number(a.elsewhere) - Number(b.elsewhere) || a.distance - b.distance || compareTexts(a.arn, b.arn));
  return near.slice(0, LIMIT).map(({ arn }) => arn);
}

/** Levenshtein's distance, or something larger than `most` where it is larger. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  const row = new Uint16Array(b.length + 1);
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    let diagonal = row[0] as number;
    let least = i;
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] as number;
      const substitution = diagonal + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      const distance = Math.min(substitution, above + 1, (row[j - 1] as number) + 1);
      row[j] = distance;
      if (distance < least) least = distance;
      diagonal = above;
    }
    if (least > most) return most + 1;
  }
  return row[b.length] as number;
}
