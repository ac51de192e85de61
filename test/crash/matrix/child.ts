import { flushCompileCache } from 'node:module'
import { createFailpoints } from '../../../src/lib/failpoint.ts'
import type { Passage } from './course.ts'
import { courseNamed } from './courses.ts'
import { pass } from './pass.ts'

/** One life of a daemon in a process of its own: `node child.ts <root> <course> <passage>`, to be killed at HOOKE_FAILPOINT. */
// a killed process writes none at its end
flushCompileCache()
const [, , root = '', course = '', passage = '{}'] = process.argv
const failpoints = createFailpoints(process.env['HOOKE_FAILPOINT'])
await pass({
  ...(JSON.parse(passage) as Passage),
  root,
  course: courseNamed(course),
  hit: (name, place, next) => failpoints.hit(name, place, next),
})
