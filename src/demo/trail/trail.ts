import type { Json } from '../builders/json.ts';
import { hex, uuid } from '../builders/made-up.ts';
import { REGION } from '../names.ts';

/** Who makes a call, in which account, and from where. */
export interface Caller {
  readonly account: string;
  readonly identity: Json;
  readonly ip: string;
  readonly agent: string;
  /** Members of every record of this caller. */
  readonly more?: Json;
}

/** What a call says beside who made it. */
export interface Call {
  readonly request?: Json | null;
  readonly response?: Json | null;
  readonly readOnly?: boolean;
  /** Data events are recorded only where a trail asks for them. */
  readonly data?: boolean;
  readonly error?: string;
  readonly more?: Json;
}

/** A trail that is being written. Times are milliseconds. */
export interface Trail {
  readonly records: readonly Json[];
  add(caller: Caller, time: number, source: string, name: string, call?: Call): void;
}

/** `2026-11-16T09:00:00Z` */
export const iso = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

const READS = /^(?:Get|List|Describe|Invoke|Converse|Assume)/;

/** An empty trail. Ids follow from what is written, and in which order. */
export function createTrail(): Trail {
  const records: Json[] = [];
  return {
    records,
    add: (
      { account, identity, ip, agent, more: always },
      time,
      source,
      name,
      { request, response, readOnly, data = false, error, more } = {},
    ) => {
      const of = `${records.length} ${account} ${name}`;
      records.push({
        eventVersion: '1.11',
        userIdentity: identity,
        eventTime: iso(time),
        eventSource: `${source}.amazonaws.com`,
        eventName: name,
        awsRegion: REGION,
        sourceIPAddress: ip,
        userAgent: agent,
        ...(error === undefined ? {} : { errorCode: error }),
        requestParameters: request ?? null,
        responseElements: response ?? null,
        requestID: uuid(`request ${of}`),
        eventID: uuid(`event ${of}`),
        readOnly: readOnly ?? READS.test(name),
        eventType: 'AwsApiCall',
        managementEvent: !data,
        recipientAccountId: account,
        eventCategory: data ? 'Data' : 'Management',
        ...always,
        ...more,
      });
    },
  };
}

/** An access key of a session, of IAM's form. */
export const sessionKey = (text: string): string =>
  `ASIA${hex(16, text).toUpperCase().replaceAll('0', 'O').replaceAll('1', 'I').replaceAll('8', 'X').replaceAll('9', 'Z')}`;
