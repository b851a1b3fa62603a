/** Names of a path in which `*` is any text, `?` is any character, and the name `**` stands for any folders, none too. */
export type PathPattern = readonly string[];

/** How far a path has come in a pattern: before which of its names it stands. All names passed: the path matches. */
export type Progress = ReadonlySet<number>;

/** Whether a path is a pattern. */
export const hasWildcard = (path: string): boolean => /[*?]/.test(path);

/** The folder to begin at, empty for the current one, and what follows. */
export function splitPattern(path: string): { readonly base: string; readonly pattern: PathPattern } {
  const names = path.split(/[\\/]/).filter((name, index) => name !== '' || index === 0);
  const first = names.findIndex(hasWildcard);
  const base = names.slice(0, first).join('/');
  return { base: base === '' && first > 0 ? '/' : base, pattern: names.slice(first) };
}

/** At the folder in which a pattern begins. */
export const start = (pattern: PathPattern): Progress => withFolders(pattern, [0]);

/** One name further down. Nothing: neither the name nor anything below it matches. */
export function enter(pattern: PathPattern, from: Progress, name: string): Progress {
  const next: number[] = [];
  for (const at of from) {
    if (pattern[at] === '**') next.push(at);
    else if (at < pattern.length && matchesName(pattern[at] as string, name)) next.push(at + 1);
  }
  return withFolders(pattern, next);
}

/** `**` may stand for no folder. */
function withFolders(pattern: PathPattern, places: readonly number[]): Progress {
  const all = new Set(places);
  for (const at of all) if (pattern[at] === '**') all.add(at + 1);
  return all;
}

/** A star takes as little as it can, and one character more each time that what follows does not fit: no pattern takes long. */
function matchesName(pattern: string, name: string): boolean {
  let p = 0;
  let n = 0;
  let star = -1;
  let taken = 0;
  while (n < name.length) {
    if (pattern[p] === '*') {
      star = p++;
      taken = n;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === name[n])) {
      p++;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++taken;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
