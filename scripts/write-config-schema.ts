import { writeFileSync } from 'node:fs'
import { configJsonSchema } from '../src/config/json-schema.ts'

writeFileSync(new URL('../config/hooke.schema.json', import.meta.url), configJsonSchema())
