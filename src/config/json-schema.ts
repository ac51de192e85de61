import { z } from 'zod'
import { ConfigFile } from './schema.ts'

/** The JSON Schema of `hooke.toml`, for editors (K-1). Written to `config/hooke.schema.json`. */
export function configJsonSchema(): string {
  const schema = z.toJSONSchema(ConfigFile, { io: 'input' })
  return `${JSON.stringify({ ...schema, title: 'hooke.toml' }, null, 2)}\n`
}
