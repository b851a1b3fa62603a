import type { ReportFinding } from '../findings-report.ts';

/** What the page's script works on: the lists that are too long to stand in the page as markup. */
export interface PageData {
  /** As it was asked for: commands that the page shows name it. */
  readonly snapshot: string;
  readonly columns: readonly PageColumn[];
  readonly actions: readonly PageAction[];
  /** Sets of actions, packed. */
  readonly sets: readonly string[];
  readonly accounts: readonly PageAccount[];
  /** Names of accounts by id. */
  readonly names: Readonly<Record<string, string>>;
  /** Undefined: the scan counted only. */
  readonly groups: readonly PageGroup[] | undefined;
  readonly checks: readonly PageCheck[];
  /** The worst ones, if there are more than a page can hold. */
  readonly findings: readonly PageFinding[];
}

/** A column of the map: the capability classes, and last the supporting actions. */
export interface PageColumn {
  readonly id: string;
  readonly tier: 1 | 2 | undefined;
  readonly means: string;
}

/** Name, place of its column, tier, and what its holder can do. */
export type PageAction = readonly [name: string, column: number, tier: 1 | 2, reason: string];

/** An account, and what stands before the names of its principals. */
export interface PageAccount {
  readonly id: string;
  readonly prefix: string;
}

/** Principals who hold the same in the same ways. */
export interface PageGroup {
  readonly root: boolean;
  /** By way, in the order of `WAYS`, the place of a set; -1: nothing. */
  readonly ways: readonly number[];
  /** By account its place, then what follows its prefix. */
  readonly members: readonly (readonly [account: number, ...names: string[]])[];
}

/** What a finding needs of its check. */
export interface PageCheck {
  readonly id: string;
  readonly title: string;
  readonly why: string;
}

/** A finding; values that it rests on are cut where they are long. */
export interface PageFinding extends Omit<ReportFinding, 'evidence'> {
  readonly evidence: readonly PageEvidence[];
}

/** What a finding rests on, in words. */
export interface PageEvidence {
  readonly label: 'statement' | 'value' | 'not read';
  readonly text: string;
  /** `file:line:column` to open. */
  readonly place: string | undefined;
}
