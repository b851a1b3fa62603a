import type { Assumptions } from '../access/caller.ts';
import type { ScanReport } from '../report/scan-report.ts';
import { openEstate } from './open-estate.ts';
import { scan } from './scan.ts';
import { type OpenStatement, StatementPlaces } from './statement-places.ts';

/** Told how far a piece of work has come: so many of so many, of what. */
export type OnProgress = (done: number, total: number, what: string) => void;

/** A scan, as it is handed to the thread. */
export interface ScanTask {
  readonly task: 'scan';
  readonly snapshot: string;
  readonly assumptions: Assumptions;
}

/** Work on a whole estate, asked for and answered in values that can be sent from thread to thread. */
export async function runTask({ snapshot, assumptions }: ScanTask, onProgress: OnProgress, open?: OpenStatement): Promise<ScanReport> {
  const estate = await openEstate(snapshot, { onProgress });
  return scan(estate, new StatementPlaces(snapshot, open), { snapshot, assumptions, onProgress });
}
