import type { Assumptions } from '../access/caller.ts';
import type { ScanReport } from '../report/scan-report.ts';
import { openEstate } from './open-estate.ts';
import { scan } from './scan.ts';
import { StatementPlaces } from './statement-places.ts';

export type OnProgress = (done: number, total: number, what: string) => void;

export interface ScanTask {
  readonly task: 'scan';
  readonly snapshot: string;
  readonly assumptions: Assumptions;
}

/** Work on a whole estate, asked for and answered in values that can be sent from thread to thread. */
export async function runTask({ snapshot, assumptions }: ScanTask, onProgress: OnProgress): Promise<ScanReport> {
  const estate = await openEstate(snapshot, { onProgress });
  return scan(estate, new StatementPlaces(snapshot), { snapshot, assumptions, onProgress });
}
