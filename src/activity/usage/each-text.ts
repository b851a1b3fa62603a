/** So many values of one request are looked at: requests are anybody's text. */
const MOST = 500;

/** Calls `visit` with each text of a value, and the name of the member in which it stands, its list left out. */
export function eachText(value: unknown, visit: (text: string, member: string) => void): void {
  const open: (readonly [unknown, string])[] = [[value, '']];
  for (let at = 0; at < open.length && at < MOST; at++) {
    const [one, member] = open[at] as (typeof open)[number];
    if (typeof one === 'string') visit(one, member);
    else if (Array.isArray(one)) for (const part of one.slice(0, MOST)) open.push([part, member]);
    else if (typeof one === 'object' && one !== null) for (const [key, part] of Object.entries(one)) open.push([part, key]);
  }
}
