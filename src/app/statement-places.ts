import type { StatementRef } from '../iam/policy.ts';
import type { StatementPlace } from '../report/scan-report.ts';
import { openStatement, type StatementText } from '../snapshot/open-statement.ts';

/** A statement, opened in the snapshot: where it stands, and its own text where asked for. */
export interface OpenedStatement extends StatementPlace {
  readonly text: string | undefined;
  /** Whether it stands without a list of statements. */
  readonly alone: boolean;
}

/** Looks a statement up in the files of a snapshot; undefined where it is not found. */
export type OpenStatement = (snapshot: string, ref: StatementRef) => Promise<StatementText | undefined>;

/** Finds statements in the files of one snapshot; each is looked up once. */
export class StatementPlaces {
  private readonly snapshot: string;
  private readonly openStatement: OpenStatement;
  private readonly known = new Map<string, Promise<OpenedStatement>>();

  constructor(snapshot: string, open: OpenStatement = openStatement) {
    this.snapshot = snapshot;
    this.openStatement = open;
  }

  of(ref: StatementRef): Promise<OpenedStatement> {
    const key = JSON.stringify([ref.document.file, ref.document.path, ref.document.name, ref.index]);
    let place = this.known.get(key);
    if (place === undefined) {
      place = this.open(ref);
      this.known.set(key, place);
    }
    return place;
  }

  /** Where a statement stands; its line is looked up only where `locate` asks for it. */
  async place(ref: StatementRef, locate = true): Promise<StatementPlace> {
    if (!locate) return namedPlace(ref);
    const { text: _, alone: __, ...place } = await this.of(ref);
    return place;
  }

  private async open({ document, index, sid }: StatementRef): Promise<OpenedStatement> {
    const found = document.file === undefined ? undefined : await this.openStatement(this.snapshot, { document, index, sid });
    return {
      ...nameOf({ document, index, sid }),
      line: found?.line,
      column: found?.column,
      text: found?.text,
      alone: found?.alone ?? false,
    };
  }
}

/** Where a statement stands, without its line. */
export const namedPlace = (ref: StatementRef): StatementPlace => ({ ...nameOf(ref), line: undefined, column: undefined });

const nameOf = ({ document, index, sid }: StatementRef): Omit<StatementPlace, 'line' | 'column'> => ({
  document: document.name,
  statement: index + 1,
  sid,
  version: document.version,
  file: document.file,
});
