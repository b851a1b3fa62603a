import { z } from 'zod';
import { intentSchema } from './schema.ts';

/** The JSON Schema of `mantlet.yaml`, for editors: `data/mantlet.schema.json`. */
export function intentJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(intentSchema(), { io: 'input', target: 'draft-7' });
  const head = { $schema, title: 'mantlet.yaml', description: 'What an organisation intends with AI on AWS; read by Mantlet.' };
  return `${JSON.stringify({ ...head, ...schema }, undefined, 2)}\n`;
}
