// Commits, checkpoints and backups without an end; each commit is told once it is made.
import { join } from 'node:path'
import { openDatabase } from '../../../src/store/database.ts'
import { backUp } from '../../../src/store/backup.ts'
import { createStore } from '../../../src/store/store.ts'

const [folder = ''] = process.argv.slice(2)
const stateDir = join(folder, 'state')
const store = createStore(openDatabase(join(stateDir, 'hooke.db')))
const { db } = store

for (let n = store.feed.last() + 1; ; n += 1) {
  store.transaction(() =>
    store.feed.append({ experiment: null, kind: 'stage', body: { n, text: 'x'.repeat(2000) }, at: n }),
  )
  process.stdout.write(`${n}\n`)
  if (n % 3 === 0) db.pragma('wal_checkpoint(truncate)')
  if (n % 5 === 0) {
    await backUp({
      ...{ db, stateDir, file: join(folder, 'backup.tar'), release: '0', host: 'here', now: n },
      ...{ largestFile: 1e9, secrets: [], replace: true, isShared: false },
    })
  }
}
