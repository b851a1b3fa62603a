import type { Example } from '../example.ts';

const TRAIL = 'arn:aws:cloudtrail:us-east-1:111122223333:trail/all';

/** For examples: how the one trail of the example differs. */
export interface ExampleTrail {
  readonly trail?: Readonly<Record<string, unknown>>;
  /** Undefined: not read. */
  readonly selectors?: Readonly<Record<string, unknown>>;
  readonly logging?: boolean | undefined;
}

/** Bedrock is used in one region, and there is one trail. */
export const trailed = ({ trail, selectors, logging }: ExampleTrail): Example => ({
  aiResources: { '111122223333': { guardrails: [{ arn: 'arn:aws:bedrock:us-east-1:111122223333:guardrail/abcdefghijkl' }] } },
  answers: [
    [
      'cloudtrail.DescribeTrails',
      'all',
      {
        trailList: [
          { Name: 'all', TrailARN: TRAIL, HomeRegion: 'us-east-1', IsMultiRegionTrail: true, IsOrganizationTrail: false, ...trail },
        ],
      },
    ],
    ...(selectors === undefined ? [] : [['cloudtrail.GetEventSelectors', 'all', { TrailARN: TRAIL, ...selectors }] as const]),
    ...(logging === undefined ? [] : [['cloudtrail.GetTrailStatus', 'all', { IsLogging: logging }] as const]),
  ],
});

/** The same with a trail that is switched on. */
export const logged = (selectors: Readonly<Record<string, unknown>>, trail: Readonly<Record<string, unknown>> = {}): Example =>
  trailed({ selectors, trail, logging: true });

/** One advanced selector: each field and what it must equal. */
export const advanced = (...selectors: readonly Readonly<Record<string, string>>[]): Readonly<Record<string, unknown>> => ({
  AdvancedEventSelectors: selectors.map((fields) => ({
    FieldSelectors: Object.entries(fields).map(([Field, value]) => ({ Field, Equals: [value] })),
  })),
});
