/** Told how far the reading has come. */
export type OnProgress = (done: number, total: number, what: string) => void;

const MB = 1_000_000;

/** Tells files that were read, how fast, and how long the rest takes at that pace. */
export function createPace(files: number, bytes: number, onProgress: OnProgress | undefined): (files: number, bytes: number) => void {
  const began = performance.now();
  let doneFiles = 0;
  let doneBytes = 0;
  return (moreFiles, moreBytes) => {
    doneFiles += moreFiles;
    doneBytes += moreBytes;
    onProgress?.(doneFiles, files, paceText(doneBytes, bytes, (performance.now() - began) / 1000));
  };
}

/** `files read, 85 MB/s, 12 s left`: without the rest while nobody can tell. */
export function paceText(done: number, total: number, seconds: number): string {
  const pace = done / seconds;
  if (seconds < 0.5 || done === 0) return 'files read';
  const left = (total - done) / pace;
  return `files read, ${pace < 10 * MB ? (pace / MB).toFixed(1) : Math.round(pace / MB)} MB/s, ${timeText(left)} left`;
}

function timeText(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`;
  return seconds < 6_000 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}
