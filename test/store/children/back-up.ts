import { backUp } from '../../../src/store/backup.ts'
import { openDatabase } from '../../../src/store/database.ts'

const [stateDir = '', file = ''] = process.argv.slice(2)
const db = openDatabase(`${stateDir}/hooke.db`, { readonly: true })
const place = { db, stateDir, file, release: 'test', host: 'here', now: 5000 }
process.stdout.write('begun\n')
await backUp({ ...place, secrets: [], largestFile: Infinity, replace: true, isShared: true })
