import type { TrailEvent } from '../event.ts';

/**
 * Whether a call was signed with an API key. Bedrock says so in `additionalEventData`, Mantle in `requestParameters`
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/logging-cloudtrail-mantle.html).
 */
export const withBearerToken = ({ additional, request }: TrailEvent): boolean =>
  [additional?.['callWithBearerToken'], request?.['callWithBearerToken']].some((mark) => mark === true || mark === 'true');
