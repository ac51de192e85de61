// Writes docs/workflow.md from the machine (W-7): `npm run workflow-doc`.
import { writeFileSync } from 'node:fs'
import { renderWorkflowDoc } from '../src/state-machines/workflow-doc.ts'

writeFileSync(new URL('../docs/workflow.md', import.meta.url), renderWorkflowDoc())
