/** Whole days from one moment to a later one, both ISO 8601 in UTC. */
export const daysBetween = (from: string, to: string): number => Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000);
