/** A JSON object as one of AWS's APIs returns it. */
export type Json = Readonly<Record<string, unknown>>;
