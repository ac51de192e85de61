import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createAgents, type AgentsOptions } from '../../src/agents/agents.ts'
import { checkPrompts } from '../../src/agents/prompt.ts'
import { ROLE_DEFINITIONS } from '../../src/agents/roles/index.ts'
import { ROLES, type RoleName } from '../../src/domain/workflow.ts'
import { noSandbox } from '../../src/lib/sandbox/sandbox.ts'
import { createScriptedBackend } from '../fakes/scripted-agent.ts'
import { inFolder } from './sessions.ts'

const PROMPTS = join(import.meta.dirname, '../../prompts')
const variables = { study: 'Bandits', policy: 'Plain words.', glossary: '- arm: one choice' }

function agentsWith(options: Partial<AgentsOptions> = {}) {
  return createAgents({
    promptsDir: PROMPTS,
    overridesDir: null,
    standard: { backend: 'scripted', model: 'none' },
    backends: { scripted: createScriptedBackend({}) },
    sandbox: noSandbox,
    ...options,
  })
}

/** The prompts in a folder of their own, with some files changed. */
function withPrompts(folder: string, files: Readonly<Record<string, string>>): string {
  const promptsDir = join(folder, 'prompts')
  cpSync(PROMPTS, promptsDir, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(promptsDir, name), text)
  return promptsDir
}

const head = (role: RoleName) =>
  `---\nrole: ${role}\ntools: [${ROLE_DEFINITIONS[role].tools.join(', ')}]\nlimits: { turns: 5, usd: 1, minutes: 5 }\n---\n`

describe('prompts', () => {
  it.each(ROLES)('A-2: the prompt of the %s renders whole', (role) => {
    const text = agentsWith().system(role, variables)

    expect(text).toContain('Bandits')
    expect(text).toContain('Plain words.')
    expect(text).toContain('## How you end')
    expect(text).toContain('## Data is not instruction')
    expect(text).not.toMatch(/\{\{>|\\\{\{|\{\{ (study|policy|glossary) \}\}/)
  })

  it.each(ROLES)('the prompt of the %s names every field of its result', (role) => {
    const text = agentsWith().system(role, variables)
    const { shape } = ROLE_DEFINITIONS[role].output

    for (const field of Object.keys(shape)) expect(text, field).toContain(field)
  })

  it('P-6: tells the analyzer how to refer to a number, braces and all', () => {
    const text = agentsWith().system('analyzer', variables)

    expect(text).toContain('`{{ metric KEY }}`')
    expect(text).toContain('`{{ metric KEY as FORMAT }}`')
    expect(text).toContain('`{{ constant TEXT }}`')
  })

  it('A-2: puts values in as they are, braces included', () => {
    const text = agentsWith().system('planner', { ...variables, policy: '{{ study }} \\{{ $& {{> submit }}' })

    expect(text).toContain('{{ study }} \\{{ $& {{> submit }}')
  })

  it('A-2: a variable that is not given is an error', () => {
    expect(() => agentsWith().system('planner', { study: 'Bandits', policy: '' })).toThrow('{{ glossary }}')
  })

  it('A-2: names every problem of all roles at once, at the start', () =>
    inFolder((folder) => {
      const promptsDir = withPrompts(folder, {
        'planner.md': `${head('planner')}Hello {{ nobody }}, {{> nothing }} and {{ metric KEY }}.`,
        'auditor.md': 'no head',
        'tester.md': head('tester').replace('write, ', '') + 'Test.',
        'verifier.md': head('auditor') + 'Verify.',
        'clarifier.md': head('clarifier').replace('turns: 5', 'turns: none') + 'Ask.',
        'shared/evidence.md': '{{> evidence }}',
      })
      rmSync(join(promptsDir, 'analyzer.md'))

      const problems = checkPrompts({ promptsDir, overridesDir: null }, ROLE_DEFINITIONS).join('\n')

      expect(problems).toContain('planner.md: unknown variable {{ nobody }}')
      expect(problems).toContain('planner.md: unknown partial {{> nothing }}')
      expect(problems).toContain('planner.md: line 1 of the text: {{ metric KEY }} is neither')
      expect(problems).toContain('auditor.md: it must begin with front matter')
      expect(problems).toContain('tester.md: tools must be [read, list, search, write, edit, run, submit]')
      expect(problems).toContain('verifier.md: role is auditor')
      expect(problems).toContain('clarifier.md: front matter - limits.turns')
      expect(problems).toContain('analyzer.md is missing')
      expect(problems).toContain('evidence.md: partial {{> evidence }} includes itself')
      expect(() => agentsWith({ promptsDir })).toThrow(problems)
    }))

  it('A-2: a study replaces a prompt, extends one and changes a partial', () =>
    inFolder((folder) => {
      const overridesDir = join(folder, 'study')
      mkdirSync(join(overridesDir, 'shared'), { recursive: true })
      writeFileSync(
        join(overridesDir, 'planner.md'),
        `${head('planner')}Plan for {{ study }} alone. {{> submit }}`,
      )
      writeFileSync(join(overridesDir, 'auditor.extra.md'), 'Look at the arms of {{ study }} twice.')
      writeFileSync(join(overridesDir, 'shared/submit.md'), 'Hand it in.')
      const agents = agentsWith({ overridesDir })

      expect(agents.system('planner', variables).trim()).toBe('Plan for Bandits alone. Hand it in.')
      expect(agents.limits('planner')).toEqual({ turns: 5, usd: 1, minutes: 5 })
      expect(agents.system('auditor', variables)).toMatch(
        /# Auditor[\s\S]*# In this study\n\nLook at the arms of Bandits twice\.\n$/,
      )
    }))

  it('A-2: prompts of a study are for this study alone, and what is wrong with them is told at the start', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'auditor.extra.md'), 'Mind the arms.')
      const agents = agentsWith({ studyPrompts: { bandits: folder } })
      writeFileSync(join(folder, 'planner.md'), `${head('planner')}Plan for {{ nobody }}.`)

      expect(agents.system('auditor', variables, 'bandits')).toContain('Mind the arms.')
      expect(agents.system('auditor', variables, 'scales')).not.toContain('Mind the arms.')
      expect(agents.system('auditor', variables)).not.toContain('Mind the arms.')
      expect(() => agentsWith({ studyPrompts: { bandits: folder } })).toThrow('{{ nobody }}')
    }))

  it('A-6: a prompt cannot give a role more tools', () =>
    inFolder((folder) => {
      const overridesDir = join(folder, 'study')
      mkdirSync(overridesDir)
      writeFileSync(
        join(overridesDir, 'auditor.md'),
        head('implementer').replace('implementer', 'auditor') + 'Write.',
      )

      expect(() => agentsWith({ overridesDir })).toThrow('a prompt cannot give or take tools')
    }))
})

describe('the agents', () => {
  it.each(ROLES)('A-6: gives the %s no way to change files unless it is its work', (role) =>
    inFolder((worktree) => {
      const tools = agentsWith().tools({ role, worktree, protectedPaths: [], env: {}, mask: (text) => text })
      const changing = tools.tools.filter(({ class: kind }) => kind !== 'pure').map(({ name }) => name)

      expect(changing).toEqual(['implementer', 'tester'].includes(role) ? ['write', 'edit', 'run'] : [])
    }),
  )

  it('A-1: takes backend, model and limits from the assignment of a role', () => {
    const other = { ...createScriptedBackend({}), name: 'other' }
    const agents = agentsWith({
      backends: { scripted: createScriptedBackend({}), other },
      roles: { auditor: { backend: 'other', model: 'strict', limits: { turns: 3 } } },
    })

    expect(agents.backend('auditor').name).toBe('other')
    expect(agents.model('auditor')).toBe('strict')
    expect(agents.limits('auditor')).toMatchObject({ turns: 3, minutes: 25 })
    expect(agents.backend('planner').name).toBe('scripted')
  })

  it('A-1: refuses an assignment to a backend that is not there', () => {
    expect(() => agentsWith({ roles: { auditor: { backend: 'nowhere' } } })).toThrow(
      'auditor names the backend "nowhere"',
    )
  })

  it('keeps every prompt short enough to be read', () => {
    for (const role of ROLES) {
      const lines = readFileSync(join(PROMPTS, `${role}.md`), 'utf8').split('\n')
      expect(lines.length, role).toBeLessThanOrEqual(120)
      expect(Math.max(...lines.map((line) => line.length)), role).toBeLessThanOrEqual(220)
    }
  })
})
