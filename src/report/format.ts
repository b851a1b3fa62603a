import type { ScanReport } from './scan-report.ts';

/** One form in which a report is written for programs, tickets or people elsewhere: one file in `formats/` or `activity-formats/`. */
export interface Format<Report = ScanReport> {
  /** What `--format` calls it, and the name of its file. */
  readonly name: string;
  /** For the help: what takes it. */
  readonly about: string;
  /** The same report is always the same text. */
  readonly render: (report: Report) => string;
}
