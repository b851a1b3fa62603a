import type { AccessLevel } from '../types.ts';

/** A condition key that AWS lists for a service, with the type AWS gives it (`ArrayOf...` for keys with several values). */
export interface ConditionKeyFacts {
  readonly key: string;
  readonly type: string;
}

/** A resource type of a service. */
export interface ResourceTypeFacts {
  readonly name: string;
  /** AWS's pattern, with `${Partition}`, `${Region}` and `${Account}` in it. */
  readonly arn: string;
  readonly conditionKeys: readonly string[];
}

/** One IAM action as AWS's Service Authorization Reference describes it. */
export interface ReferenceAction {
  readonly service: string;
  readonly name: string;
  readonly accessLevels: readonly AccessLevel[];
  readonly resourceTypes: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly arn: string;
    readonly conditionKeys: readonly string[];
  }[];
  readonly conditionKeys: readonly string[];
}

/** Everything the reference says about one prefix. */
export interface ServiceFacts {
  readonly prefix: string;
  readonly name: string;
  /** Whether resource control policies reach its resources. */
  readonly rcp: boolean;
  readonly actions: readonly ReferenceAction[];
  readonly resourceTypes: readonly ResourceTypeFacts[];
  readonly conditionKeys: readonly ConditionKeyFacts[];
}

/** One dated state of AWS's Service Authorization Reference. */
export interface Reference {
  /** ISO date of the data. */
  readonly version: string;
  /** Sorted by prefix. */
  readonly services: readonly ServiceFacts[];
  /** Actions for which this source itself says that the caller needs iam:PassRole. Absence is unknown, not "none". */
  readonly passRole: readonly string[];
}

/** The access levels in AWS's order; the position is the bit in the encoding. */
export const ACCESS_LEVELS: readonly AccessLevel[] = ['Permissions management', 'Write', 'Tagging', 'Read', 'List'];
