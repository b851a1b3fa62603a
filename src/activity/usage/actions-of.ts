import type { TrailEvent } from '../event.ts';
import { prefixOf } from '../event-sources.ts';

/** The actions of IAM that an event shows to have been used. */
export const actionsOf = ({ source, name }: TrailEvent): readonly string[] => [`${prefixOf(source)}:${name}`];
