import { Buffer } from 'node:buffer';
import { decodeUtf8, markLength } from './decode-text.ts';
import { type Fault, faultMessage } from './fault.ts';
import { parseValue } from './parse-value.ts';
import { positionInFile } from './positions.ts';
import type { ShortFile, StartedFile } from './read-ahead.ts';
import { readChunks } from './read-chunks.ts';
import { restoreDocuments } from './restore-documents.ts';
import { createElementSplitter } from './split-elements.ts';
import { systemReason } from './system-reason.ts';

/** Takes the members of a file's top-level object in their order, lists element by element. */
export interface MemberConsumer {
  /** The value of a member is a list. */
  list(key: string): void;
  /** `index` is undefined for a member that is no list. */
  value(key: string, index: number | undefined, value: unknown): void;
}

/** The first thing that cannot be read; what stands before it has been given to the consumer. */
export interface Failure {
  readonly path: Fault['path'];
  readonly message: string;
}

/** Reads a file whose top level is an object of lists. */
export async function readMembers(
  { file, whole, short }: StartedFile,
  onBytes: (bytes: number) => void,
  consumer: MemberConsumer,
): Promise<Failure | undefined> {
  if (file.unreadable !== undefined) return { path: [], message: `the file cannot be read: ${file.unreadable}` };
  let fault: Fault | undefined;
  try {
    const shortened = await short;
    if (shortened !== undefined && giveShort(shortened, consumer)) return undefined;
    const content = await whole;
    if (content !== undefined && 'error' in content) throw content.error;
    if (content !== undefined && giveWhole(content.content, consumer)) return undefined;
    fault = await splitChunks(content === undefined ? readChunks(file.path) : [content.content], onBytes, consumer);
  } catch (error) {
    return { path: [], message: `the file cannot be read: ${systemReason(error)}` };
  }
  if (fault === undefined) return undefined;
  const position = fault.kind === 'shape' ? undefined : await positionInFile(file.path, fault.offset);
  return { path: fault.path, message: faultMessage(fault, position) };
}

/** The fast way, which is right or does nothing: the other one then finds what is wrong. */
const giveWhole = (bytes: Buffer, consumer: MemberConsumer): boolean => give(parsed(bytes), consumer);

/** The same for content of which the documents were taken out. One that is left stands where nobody has looked for it. */
function giveShort({ bytes, count, documents }: ShortFile, consumer: MemberConsumer): boolean {
  const document = parsed(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return restoreDocuments(document, documents) === count && give(document, consumer);
}

function give(document: unknown, consumer: MemberConsumer): boolean {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return false;
  for (const [key, member] of Object.entries(document)) {
    if (Array.isArray(member)) {
      consumer.list(key);
      for (let index = 0; index < member.length; index++) consumer.value(key, index, member[index]);
    } else consumer.value(key, undefined, member);
  }
  return true;
}

function parsed(bytes: Buffer): unknown {
  const text = decodeUtf8(bytes, markLength(bytes), bytes.length);
  try {
    return typeof text === 'number' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function splitChunks(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  onBytes: (bytes: number) => void,
  consumer: MemberConsumer,
): Promise<Fault | undefined> {
  const splitter = createElementSplitter({
    list: consumer.list,
    value(raw) {
      const result = parseValue(raw);
      if ('kind' in result) return result;
      consumer.value(raw.key, raw.index, result.value);
      return undefined;
    },
  });
  for await (const chunk of chunks) {
    onBytes(chunk.length);
    const fault = splitter.push(chunk);
    if (fault !== undefined) return fault;
  }
  return splitter.end();
}
