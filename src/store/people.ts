import { z } from 'zod'
import { Right } from '../domain/workflow.ts'
import { json } from './columns.ts'
import type { Database } from './database.ts'

export const Person = z.object({
  name: z.string(),
  /** How other systems call them: `{ git: "ada@example.org", system: "ada", "tracker/team": "8b0f…" }`. */
  ids: json(z.record(z.string(), z.string())),
  rights: json(z.array(Right)),
  createdAt: z.number(),
})
export type Person = z.infer<typeof Person>
const MaybePerson = Person.optional()
const ManyPerson = Person.array()

const COLUMNS = 'name, ids, rights, created_at as createdAt'

/** A person is known in one tracker by one id: the same id elsewhere is somebody else. */
export const inTracker = (name: string): string => `tracker/${name}`

/** Who may decide what (W-8). */
export function createPeople(db: Database) {
  const put = db.prepare(`
    insert into people (name, ids, rights, created_at) values (@name, @ids, @rights, @createdAt)
    on conflict (name) do update set ids = excluded.ids, rights = excluded.rights`)
  const byName = db.prepare(`select ${COLUMNS} from people where name = ?`)
  const byId = db.prepare(`
    select ${COLUMNS} from people
    where exists (select 1 from json_each(people.ids) id where id.key = @system and id.value = @id)`)
  const all = db.prepare(`select ${COLUMNS} from people order by name`)

  return {
    put: ({ ids, rights, ...row }: Person): void =>
      void put.run({ ...row, ids: JSON.stringify(ids), rights: JSON.stringify(rights) }),
    find: (name: string): Person | undefined => MaybePerson.parse(byName.get(name)),
    byId: (system: string, id: string): Person | undefined => MaybePerson.parse(byId.get({ system, id })),
    list: (): Person[] => ManyPerson.parse(all.all()),
  }
}

export type People = ReturnType<typeof createPeople>
