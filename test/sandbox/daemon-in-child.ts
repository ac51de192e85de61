import { aPlace } from './place.ts'

// a daemon of its own: runs one command in the sandbox, says where, and waits to be killed
const [script = ''] = process.argv.slice(2)
const place = aPlace()
process.stdout.write(`${place.root}\n`)
await place.sh(script)
