import { openDatabase } from '../../../src/store/database.ts'

const [path = '', migrations = ''] = process.argv.slice(2)
openDatabase(path, { migrations }).close()
