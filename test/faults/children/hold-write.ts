// Another program that writes to the database, until it is ended.
import BetterSqlite3 from 'better-sqlite3'

const [path = ''] = process.argv.slice(2)
const db = new BetterSqlite3(path)
db.exec('begin immediate')
process.stdout.write('held\n')
setInterval(() => db.inTransaction, 60_000)
