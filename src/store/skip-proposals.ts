import { z } from 'zod'
import { GateLabel } from '../domain/gate.ts'
import type { ExperimentId } from '../domain/ids.ts'
import { RoleName } from '../domain/workflow.ts'
import type { Database } from './database.ts'

/** That a role would skip a gate, in its own words: text of an agent, which does nothing until a person skips it (W-3). */
export const SkipProposal = z.object({ role: RoleName, gate: GateLabel, because: z.string() })
export type SkipProposal = z.infer<typeof SkipProposal>
const ManySkipProposal = SkipProposal.array()

/**
 * Read from what the roles submitted last. One counts while its gate refuses and nobody skipped it, and only if the gate had
 * refused before the role proposed it: what a role was talked into beforehand is shown to nobody.
 */
export function createSkipProposals(db: Database) {
  const open = db.prepare(`
    with proposed as (
      select s.rowid as place, s.id as session, s.experiment, s.role, s.submit_call as call,
        json_extract(s.output, '$.proposeSkip.gate') as gate,
        json_extract(s.output, '$.proposeSkip.because') as because
      from sessions s
      where s.experiment = @experiment and json_type(s.output, '$.proposeSkip') = 'object'
        and s.round = (
          select max(later.round) from sessions later
          where later.experiment = s.experiment and later.role = s.role and later.output is not null))
    select p.role, p.gate, p.because from proposed p
    where exists (
      select 1 from gate_runs g where g.experiment = p.experiment and g.gate = p.gate and g.verdict = 'refuse'
        and g.ran_at <= (
          select max(t.at) from turns t, json_each(t.body, '$.calls') c
          where t.session = p.session and json_extract(t.body, '$.kind') = 'said'
            and json_extract(c.value, '$.id') = p.call))
      and 'refuse' = (
        select g.verdict from gate_runs g where g.experiment = p.experiment and g.gate = p.gate order by g.id desc limit 1)
      and not exists (select 1 from overrides o where o.experiment = p.experiment and o.what = p.gate)
    order by p.place`)

  return {
    /** Those that a person may confirm or leave, by role. */
    open: (experiment: ExperimentId): SkipProposal[] => ManySkipProposal.parse(open.all({ experiment })),
  }
}
