import { describe, expect, it } from 'vitest'
import { HookeError } from '../../src/domain/errors.ts'
import { readConfig } from '../../src/config/load.ts'

/** One problem as `line key message`, or several. */
function problemsOf(text: string): readonly string[] {
  try {
    readConfig({ path: '/lab/hooke.toml', text, env: {} })
  } catch (error) {
    if (error instanceof HookeError && error.code === 'config.invalid') {
      return (error.found ?? '').split('\n').map((line) => line.replace('/lab/hooke.toml', ''))
    }
    throw error
  }
  return []
}

const bad: readonly (readonly [name: string, text: string, ...problems: string[]])[] = [
  ['no value', 'state_dir =', ':1  column 12: '],
  ['no quotes', 'state_dir = here', ':1  column 13: '],
  ['an open string', 'state_dir = "here', ':1  column '],
  ['an open table', '\n[server', ':2  column '],
  ['a key twice', '[server]\nport = 1\nport = 2', ':3  column '],
  ['a table twice', '[server]\nport = 1\n[server]\nhost = "x"', ':3  column '],
  ['no TOML at all', '{"state_dir": "x"}', ':1  column '],
  ['a misspelt key', 'sate_dir = "x"', ':1  sate_dir is no known key (nearest known key: state_dir)'],
  ['a camel key', 'stateDir = "x"', ':1  stateDir is no known key (nearest known key: state_dir)'],
  [
    'a dashed key',
    'public-url = "https://a.b"',
    ':1  public-url is no known key (nearest known key: public_url)',
  ],
  ['a misspelt section', '[sever]\nport = 1', ':1  sever is no known key (nearest known key: server)'],
  [
    'a key in a section',
    '[server]\n\nprot = 1',
    ':3  server.prot is no known key (nearest known key: server.port)',
  ],
  ['a key out of its section', 'port = 1', ':1  port is no known key (nearest known key: server.port)'],
  [
    'a strange key',
    '[log]\ncolour = 1',
    ':2  log.colour is no known key (known here: level, maximum_size, keep)',
  ],
  ['a quoted key', '"sate_dir" = "x"', ':1  sate_dir is no known key (nearest known key: state_dir)'],
  ['a dotted key', 'server.prot = 1', ':1  server.prot is no known key (nearest known key: server.port)'],
  [
    'a key in an inline table',
    'server = { prot = 1 }',
    ':1  server.prot is no known key (nearest known key: server.port)',
  ],
  ['a text for a number', '[server]\nport = "80"', ':2  server.port must be a number'],
  ['a number for a text', '[server]\nhost = 1', ':2  server.host must be a text in quotes'],
  ['a text for a table', 'server = "x"', ':1  server must be a table'],
  ['a text for a list', '[study]\ngotchas = "x"', ':2  study.gotchas must be a list'],
  [
    'a text for true',
    '[agents.sandbox]\nallow_unsandboxed = "yes"',
    ':2  agents.sandbox.allow_unsandboxed must be true or false',
  ],
  ['a port too high', '[server]\nport = 70000', ':2  server.port must be at most 65535'],
  ['half a port', '[server]\nport = 1.5', ':2  server.port must be a whole number'],
  ['no rounds', '[limits]\nplan_rounds = 0', ':2  limits.plan_rounds must be at least 1'],
  ['a negative cap', '[budget]\nday_usd = -1', ':2  budget.day_usd must be at least 0'],
  ['a share above one', '[budget]\nwarn_at = 80', ':2  budget.warn_at must be at most 1'],
  ['infinite money', '[budget]\nday_usd = inf', ':2  budget.day_usd must be a number'],
  ['not a number', '[budget]\nday_usd = nan', ':2  budget.day_usd must be a number'],
  ['a date', '[log]\nkeep = 2026-01-01', ':2  log.keep must be a number'],
  [
    'a duration without unit',
    '[attention]\nthen = "5"',
    ':2  attention.then is no duration: write for example "30s"',
  ],
  ['a duration as number', '[attention]\nthen = 5', ':2  attention.then must be a text in quotes'],
  [
    'a duration in a list',
    '[attention]\nphases = [\n  { every = "x", until = "2min" },\n]',
    ':2  attention.phases[0].every is no duration',
  ],
  [
    'phases out of order',
    '[attention]\nphases = [{ every = "1s", until = "2min" }, { every = "2s", until = "1min" }]',
    ':2  attention.phases is out of order',
  ],
  [
    'half a phase',
    '[attention]\nphases = [{ every = "1s" }]',
    ':2  attention.phases[0].until must be a text in quotes',
  ],
  ['a size without unit', '[compute.local]\nlog_limit = "50"', ':2  compute.local.log_limit is no size'],
  [
    'an unknown level',
    '[log]\nlevel = "inf"',
    ':2  log.level must be one of "debug", "info", "warn", "error" (nearest: "info")',
  ],
  ['an unknown backend', '[agents]\nbackend = "gpt"', ':2  agents.backend must be one of "rehearsal"'],
  ['an unknown role', '[agents.roles.critic]\nturns = 1', ':1  agents.roles.critic is no known key'],
  [
    'a misspelt role',
    '[agents.roles.planer]\nturns = 1',
    ':1  agents.roles.planer is no known key (nearest known key: agents.roles.planner)',
  ],
  [
    'no sandbox, softly',
    '[agents.sandbox]\nmode = "none"',
    ':2  agents.sandbox.mode is "none": that needs allow_unsandboxed = true',
  ],
  [
    'an unknown right',
    '[people.ada]\nrights = ["aprove"]',
    ':2  people.ada.rights[0] must be one of "view", "approve", "spend", "admin" (nearest: "approve")',
  ],
  [
    'an id in a tracker that is not there',
    '[people.ada.ids.trackers]\nteam = "u-1"',
    ':2  people.ada.ids.trackers.team "team" is not among [tracker]',
  ],
  ['an address that is none', '[people.ada.ids]\ngit = "ada"', ':2  people.ada.ids.git is no e-mail address'],
  [
    'a stranger as owner',
    '[people.ada]\n[study]\nowner = "bob"',
    ':3  study.owner "bob" is not among [people] (known: ada)',
  ],
  ['a web address that is none', 'public_url = "hooke"', ':1  public_url is no web address'],
  ['a script as address', 'public_url = "javascript:alert(1)"', ':1  public_url is no web address'],
  ['an empty text', 'state_dir = " "', ':1  state_dir is empty'],
  [
    'a command as one text',
    '[study.commands]\ntest = "npm test"',
    ':2  study.commands.test is one text: write the command as a list',
  ],
  ['an empty command', '[study.commands]\ntest = []', ':2  study.commands.test is an empty command'],
  ['an empty word', '[study.commands]\ntest = ["npm", ""]', ':2  study.commands.test[1] has an empty word'],
  ['a study id in capitals', '[study]\nid = "Bandits"', ':2  study.id is not right: use a-z, 0-9'],
  [
    'a prefix in small letters',
    '[study]\nprefix = "bandit"',
    ':2  study.prefix must be 2 to 16 capital letters',
  ],
  [
    'a prefix taken',
    '[study.a-b]\nprefix = "AB"\n[study.c-d]\nprefix = "AB"',
    ':4  study.c-d.prefix "AB" is taken by study "a-b"',
  ],
  [
    'an id taken',
    '[[study]]\nid = "ab"\n[[study]]\nid = "ab"\nprefix = "CD"',
    ':4  study[1].id "ab" is taken',
  ],
  [
    'a key of the second study',
    '[[study]]\nid = "ab"\n[[study]]\nid = "cd"\nonwer = "x"',
    ':5  study[1].onwer is no known key (nearest known key: study[1].owner)',
  ],
  ['a key of a study by id', '[study.ab]\n[study.cd]\nonwer = "x"', ':3  study.cd.onwer is no known key'],
  [
    'a branch for an option',
    '[study]\nbase_branch = "--upload-pack=x"',
    ':2  study.base_branch is no branch name',
  ],
  ['a branch that climbs', '[study]\nmerge_target = "a/../b"', ':2  study.merge_target is no branch name'],
  ['a remote for an option', '[study]\nremote = "-x"', ':2  study.remote is no branch name'],
  [
    'an address as repo',
    '[study]\nrepo = "https://example.org/x.git"',
    ':2  study.repo is an address: clone',
  ],
  [
    'a path that climbs',
    '[study]\nprotected_paths = ["../x"]',
    ':2  study.protected_paths[0] leaves the repository',
  ],
  ['an absolute logbook', '[study]\nlogbook = "/etc/passwd"', ':2  study.logbook leaves the repository'],
  [
    'a baseline that is no experiment',
    '[study]\nbaseline = "best"',
    ':2  study.baseline must be like BANDIT-007: 2 to 16 capitals or digits, "-", 3 to 6 digits',
  ],
  ['a secret in the file', '[secrets]\nKEY = "sk-ant-123"', ':2  secrets.KEY holds a secret itself'],
  ['a secret without a name', '[secrets]\nKEY = "env:"', ':2  secrets.KEY holds a secret itself'],
  ['a secret with a bad name', '[secrets]\n"A B" = "env:A"', ':2  secrets.A B is not allowed as a name'],
  [
    'a secret nobody declared',
    '[compute.local]\nsecrets = ["HF"]',
    ':2  compute.local.secrets names "HF", which is not in [secrets]',
  ],
  [
    'a variable that is none',
    '[compute.local]\nenvironment = ["A=B"]',
    ':2  compute.local.environment[0] is no name of a variable',
  ],
  [
    'a study on a compute that is not there',
    '[study]\ncompute = "clutser"\n[compute.cluster]\nkind = "local"',
    ':2  study.compute names the compute "clutser", but there is no table [compute.clutser] (nearest: "cluster")',
  ],
  [
    'a study on a compute that is like no other',
    '[study]\ncompute = "gpu"',
    ':2  study.compute names the compute "gpu", but there is no table [compute.gpu] (known: local)',
  ],
  [
    'a compute without a kind',
    '[compute.cluster]\nconcurrency = 2',
    ':1  compute.cluster.kind must be one of "local"',
  ],
  [
    'a compute of an unknown kind',
    '[compute.cluster]\nkind = "locla"',
    ':2  compute.cluster.kind must be one of "local", "ssh", "slurm", "sge", "runpod", "module" (nearest: "local")',
  ],
  [
    'a host that is an option of ssh',
    '[compute.far]\nkind = "ssh"\nhost = "-oProxyCommand=id"',
    ':3  compute.far.host is no host name, address or alias of ~/.ssh/config',
  ],
  [
    'a job option that hides another',
    '[compute.far]\nkind = "slurm"\njob = { partition = "gpu --wrap=id" }',
    ':3  compute.far.job.partition is no partition or queue',
  ],
  [
    'a misspelt key of a compute',
    '[compute.bench]\nkind = "local"\nconcurency = 2',
    ':3  compute.bench.concurency is no known key (nearest known key: compute.bench.concurrency)',
  ],
  [
    'a compute with an odd name',
    '[compute."a b"]\nkind = "local"',
    ':1  compute.a b is not allowed as a name',
  ],
  [
    'this computer as something else',
    '[compute.local]\nkind = "ssh"',
    ':2  compute.local.kind must be one of "local"',
  ],
  ['a poisoned prototype', '[__proto__]\nport = 1', ':1  __proto__ is no known key'],
  [
    'everything at once',
    'a1 = 1\n[server]\nport = "x"\nhots = 1\n[log]\nkeep = -1',
    ':1  a1 ',
    ':3  server.port ',
    ':4  server.hots ',
    ':6  log.keep ',
  ],
  [
    'lines after long values',
    'state_dir = """\na\n= b # [x]\n"""\n[study]\ngotchas = [\n  "a]", # [\n  "b",\n]\nonwer = 1',
    ':10  study.onwer ',
  ],
]

describe('a bad hooke.toml', () => {
  it.each(bad)('K-1: %s is named with line, key and what was meant', (_name, text, ...expected) => {
    const problems = problemsOf(text)

    expect(problems).toHaveLength(expected.length)
    for (const [i, start] of expected.entries()) expect(problems[i]!.startsWith(start)).toBe(true)
  })

  it('row 71: at least fifty of them', () => {
    expect(bad.length).toBeGreaterThanOrEqual(50)
  })
})
