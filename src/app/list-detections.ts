import type { Detection } from '../detections/detection.ts';
import { detections } from '../detections/rules/index.ts';

/** A detection as people and programs read about it. */
export type ListedDetection = Omit<Detection, 'examples' | 'detect'>;

/** All detections, or those in which every one of some words stands: in id, title, severity, events or techniques. */
export function listDetections(words: readonly string[] = []): readonly ListedDetection[] {
  const wanted = words.map((word) => word.toLowerCase());
  return detections
    .filter(({ id, title, severity, events, techniques }) => {
      const text = [id, title, severity, ...events, ...techniques].join('\n').toLowerCase();
      return wanted.every((word) => text.includes(word));
    })
    .map(({ id, title, why, severity, events, techniques, respond }) => ({ id, title, why, severity, events, techniques, respond }));
}
