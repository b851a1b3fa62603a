import type { ScanReport } from './scan-report.ts';

/** One form in which a scan is written for programs, tickets or people elsewhere: one file in `formats/`. */
export interface Format {
  /** What `--format` calls it, and the name of its file. */
  readonly name: string;
  /** For the help: what takes it. */
  readonly about: string;
  /** The same report is always the same text. */
  readonly render: (report: ScanReport) => string;
}
