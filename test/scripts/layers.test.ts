import { spawnSync } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { aFolder, root } from './temporary-folder.ts'

const Report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})

const packages = ['xstate', 'better-sqlite3', 'simple-git', 'smol-toml', 'zod', 'vitest']
const thing = 'export interface Thing { readonly name: string }\nexport const thing = 1\n'
/** A type-only import: nothing of it is left after compilation, and it counts all the same. */
const typeOf = (path: string): string => `import type { Thing } from '${path}'\nexport type Own = Thing\n`
const valueOf = (path: string): string => `import { thing } from '${path}'\nexport const own = thing\n`

/** Which rules the planted files break, each as `rule: file`. */
function violationsOf(planted: Readonly<Record<string, string>>): readonly string[] {
  const fakes = packages.flatMap((name): [string, string][] => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
    [`node_modules/${name}/index.js`, 'exports.thing = 1\n'],
  ])
  const folder = aFolder({
    'package.json': JSON.stringify({
      type: 'module',
      dependencies: Object.fromEntries(packages.map((name) => [name, '1.0.0'])),
      devDependencies: { vitest: '1.0.0' },
    }),
    ...Object.fromEntries(fakes),
    ...planted,
  })
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json']) {
    copyFileSync(join(root, file), join(folder, file))
  }
  const command = join(root, 'node_modules/.bin/depcruise')
  const argv = ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json']
  const { stdout, stderr } = spawnSync(command, argv, { cwd: folder, encoding: 'utf8' })
  if (!stdout.startsWith('{')) throw new Error(stderr)
  const { violations } = Report.parse(JSON.parse(stdout)).summary
  return [...new Set(violations.map(({ rule, from }) => `${rule.name}: ${from}`))].sort()
}

it('layers: what the table allows passes', () => {
  const found = violationsOf({
    'src/domain/thing.ts': thing,
    'src/agents/agent.ts': typeOf('../domain/thing.ts') + thing,
    'src/engine/one.ts': typeOf('../agents/agent.ts'),
    'src/state-machines/machine.ts': valueOf('xstate'),
    'src/compute/shared/lines.ts': thing,
    'src/compute/slurm/slurm.ts': valueOf('../shared/lines.ts'),
    'src/app/daemon.ts': valueOf('../engine/one.ts') + 'export const thing = 2\n',
    'src/main.ts': valueOf('./app/daemon.ts'),
  })

  expect(found).toEqual([])
})

it('layers: every planted violation is reported, type-only imports too', () => {
  const found = violationsOf({
    'src/domain/thing.ts': thing,
    'src/domain/clock.ts': "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n",
    'src/domain/machine.ts': valueOf('simple-git'),
    'src/lib/domestic.ts': typeOf('../domain/thing.ts'),
    'src/agents/agent.ts': thing,
    'src/agents/agents.ts': thing,
    'src/engine/inside.ts': typeOf('../agents/agents.ts'),
    'src/engine/machine.ts': typeOf('xstate'),
    'src/hooks/reads.ts': typeOf('../agents/agent.ts'),
    'src/http/git.ts': typeOf('simple-git'),
    'src/http/sql.ts': typeOf('better-sqlite3'),
    'src/http/tests.ts': typeOf('vitest'),
    'src/compute/sge/sge.ts': thing,
    'src/compute/slurm/slurm.ts': typeOf('../sge/sge.ts'),
    'src/cli/wires.ts': typeOf('../app/daemon.ts'),
    'src/app/daemon.ts': thing,
    'src/store/script.ts': valueOf('../../scripts/tool.ts'),
    'src/store/lost.ts': valueOf('./nowhere.ts'),
    'src/store/one.ts': "import type { Two } from './two.ts'\nexport type One = Two | 1\n",
    'src/store/two.ts': "import type { One } from './one.ts'\nexport type Two = One[]\n",
    'src/services/new.ts': typeOf('../domain/thing.ts'),
    'scripts/tool.ts': thing,
  })

  expect(found).toEqual([
    'adapters-are-strangers: src/compute/slurm/slurm.ts',
    'cli-imports: src/cli/wires.ts',
    'declared-dependency: src/http/tests.ts',
    'domain-needs-zod-alone: src/domain/machine.ts',
    'engine-imports: src/engine/inside.ts',
    'every-folder-has-a-row: src/services/new.ts',
    'git-stays-home: src/domain/machine.ts',
    'git-stays-home: src/http/git.ts',
    'hooks-imports: src/hooks/reads.ts',
    'lib-imports: src/lib/domestic.ts',
    'machine-is-pure: src/domain/clock.ts',
    'no-cycles: src/store/one.ts',
    'resolvable: src/store/lost.ts',
    'sqlite-stays-home: src/http/sql.ts',
    'src-stands-alone: src/store/script.ts',
    'xstate-stays-home: src/engine/machine.ts',
  ])
})
