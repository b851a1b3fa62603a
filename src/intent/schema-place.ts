import { z } from 'zod';

type Path = readonly (string | number)[];

/** The schema as declared at a place, with what it says of itself. */
export function declaredAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  let at: z.ZodType | undefined = schema;
  for (const part of path) {
    at = at === undefined ? undefined : memberOf(bare(at), part);
  }
  return at;
}

function memberOf(schema: z.ZodType, part: string | number): z.ZodType | undefined {
  if (typeof part === 'number') return schema instanceof z.ZodArray ? (schema.element as z.ZodType) : undefined;
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  return schema instanceof z.ZodObject && Object.hasOwn(schema.shape, part) ? (schema.shape[part] as z.ZodType) : undefined;
}

/** The schema at a place, whether it may be left out or not. */
export function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  const declared = declaredAt(schema, path);
  return declared === undefined ? undefined : bare(declared);
}

const bare = (schema: z.ZodType): z.ZodType => (schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema);

/** The keys that a mapping may have. */
export const memberNames = (schema: z.ZodType | undefined): readonly string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
