// After the compiler: copies what the code reads beside itself at run time (SQL, the wrapper, styles) into dist/.
import { cpSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [target = join(root, 'dist')] = process.argv.slice(2)

// `cpSync` asks for folders too; those have no extension that the compiler would have handled
cpSync(join(root, 'src'), target, { recursive: true, filter: (path) => extname(path) !== '.ts' })
