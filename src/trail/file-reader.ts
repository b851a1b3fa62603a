import type { Buffer } from 'node:buffer';
import { closeSync, openSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { DEEPEST, readEvent } from '../activity/read-event.ts';
import { isWanted } from '../activity/wanted.ts';
import { isObject } from '../estate/json.ts';
import { readPieces } from './file-pieces.ts';
import { collectPieces, type PieceCollector } from './piece-collector.ts';
import { createRecordScanner, type ScannedRecord } from './record-scanner.ts';
import type { FileToRead, TrailPiece } from './trail-piece.ts';
import { createWants } from './wants.ts';

/** Reads one file after another, and hands over what each told: a large one in parts. */
export interface FileReader {
  read(file: FileToRead, take: (piece: TrailPiece) => void): Promise<void>;
}

/** What tells the first bytes of a file from others. */
export const hashOf = (head: Buffer): string => crc32(head).toString(16);

/** `every`: all events are wanted. */
export function createFileReader({ every }: { readonly every: boolean }): FileReader {
  const scanner = createRecordScanner();
  const wants = createWants(every);
  let first: { readonly text: string; readonly offset: number } | undefined;

  const readRecord = ({ bytes, start, end, offset, source, name, alone, depth }: ScannedRecord, collector: PieceCollector): void => {
    collector.count(source);
    if (!wants(source, name)) {
      // one of a file tells of which account and region the file is, where no other does
      if (collector.records === 1) first = { text: bytes.toString('utf8', start, end), offset };
      return;
    }
    parseRecord(bytes.toString('utf8', start, end), offset, alone, depth, collector);
  };
  const parseRecord = (text: string, offset: number, alone: boolean, depth: number, collector: PieceCollector): void => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      collector.problem(offset, 'a record is not valid JSON');
      return;
    }
    const event = readEvent(value, depth > DEEPEST ? undefined : text.length);
    if (typeof event === 'string') {
      const isOther = alone && isObject(value) && value['eventSource'] === undefined && value['eventName'] === undefined;
      collector.problem(offset, isOther ? 'a JSON object that is no record of CloudTrail' : event);
      return;
    }
    collector.see(event);
    if (every || isWanted(event.source, event.name)) collector.keep(event);
  };

  const parseFirst = (collector: PieceCollector): void => {
    if (first !== undefined) parseRecord(first.text, first.offset, false, DEEPEST + 1, collector);
  };
  const readOpen = async (file: number, { size, mtime }: FileToRead, collector: PieceCollector): Promise<void> => {
    scanner.begin({
      record: (record) => readRecord(record, collector),
      problem: (offset, reason) => collector.problem(offset, reason),
    });
    first = undefined;
    let refused: string | undefined;
    let goesOn = true;
    const tellHead = (head: Buffer): void => {
      collector.stamp = { size, mtime, head: hashOf(head) };
    };
    const damage = await readPieces(file, size, tellHead, (piece) => {
      if (collector.bytes === 0) {
        refused = refusalOf(piece);
        hideMark(piece);
      }
      collector.bytes += piece.length;
      goesOn &&= refused === undefined && scanner.push(piece);
    });
    const fault = goesOn ? scanner.end() : undefined;
    if (!collector.hasSeen) parseFirst(collector);
    if (refused !== undefined) collector.problem(undefined, refused);
    else if (damage !== undefined) collector.problem(undefined, damage);
    else if (collector.bytes === 0) collector.problem(undefined, 'it is empty');
    else if (fault !== undefined) collector.problem(fault.offset, fault.reason);
    else if (!scanner.found && collector.problems === 0) collector.problem(undefined, 'it holds no records of CloudTrail');
  };

  return {
    async read(asked, take) {
      const collector = collectPieces(asked.path, take);
      let file: number | undefined;
      try {
        // what looks like no file may keep whoever opens it waiting
        if (!asked.isFile) throw new Error('it is no file');
        file = openSync(asked.path, 'r');
        await readOpen(file, asked, collector);
      } catch (error) {
        collector.stamp = undefined;
        collector.problem(undefined, `it cannot be read: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`);
      } finally {
        if (file !== undefined) closeSync(file);
      }
      collector.finish();
    },
  };
}

/** CloudTrail writes UTF-8. Others that are met are told by how they begin. */
function refusalOf(piece: Buffer): string | undefined {
  const [first, second] = piece;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0;
  return isWide ? 'it is UTF-16, not UTF-8: convert it first' : undefined;
}

/** A byte order mark is white space here. */
function hideMark(piece: Buffer): void {
  if (piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf) piece.fill(0x20, 0, 3);
}
