import type { DocumentRef } from '../iam/policy.ts';
import type { Account, ApiAnswer } from './estate.ts';
import { isObject, textOf } from './json.ts';
import { compareTexts } from './places.ts';
import type { Report } from './problems.ts';

/** Where an answer stands in a snapshot: `responses/<region>/<service>.<Operation>/<subject>.json`. */
export interface AnswerPlace {
  readonly operation: string;
  /** `global` for services without regions. */
  readonly region: string;
  readonly subject: string;
  readonly file: string;
}

/** Reads one answer. `document` undefined: the file cannot be read, which was reported. */
export function readAnswer(place: AnswerPlace, document: unknown, report: Report): ApiAnswer {
  const { operation, subject, file } = place;
  const region = place.region === 'global' ? undefined : place.region;
  const ref: DocumentRef = { name: operation, file, path: [] };
  const answer = { operation, region, subject, ref };
  if (document === undefined) return { ...answer, body: undefined, errorCode: undefined };
  if (!isObject(document)) {
    report('error', [], 'the answer is not a JSON object');
    return { ...answer, body: undefined, errorCode: undefined };
  }
  // as the SDKs show an error
  const error = document['Error'];
  if (isObject(error) && textOf(error['Code']) !== undefined) {
    const code = textOf(error['Code']);
    const meansAbsent = code !== undefined && ABSENT.test(code);
    if (!meansAbsent) report('error', ['Error'], `AWS did not answer ${operation}: ${code}`);
    return { ...answer, body: undefined, errorCode: code };
  }
  return { ...answer, body: document, errorCode: undefined };
}

/** Errors that tell that something is not there, which is an answer; boto3 gives a HEAD request without a body the number alone. */
export const ABSENT =
  /^(?:404$|ResourceNotFound|NoSuch|NotFound|ServerSideEncryptionConfigurationNotFound|ObjectLockConfigurationNotFound|ReplicationConfigurationNotFound|PolicyNotFound|NoSuchPublicAccessBlock)/;

/** By operation, in the order of region and subject. */
export function answersByOperation(answers: readonly ApiAnswer[]): Account['answers'] {
  const sorted = [...answers].sort(
    (a, b) => compareTexts(a.region ?? '', b.region ?? '') || compareTexts(a.ref.file ?? '', b.ref.file ?? ''),
  );
  const byOperation = new Map<string, ApiAnswer[]>();
  for (const answer of sorted) {
    const others = byOperation.get(answer.operation);
    if (others === undefined) byOperation.set(answer.operation, [answer]);
    else others.push(answer);
  }
  return byOperation;
}
