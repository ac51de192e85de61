/** A test file that `npm test` leaves to `npm run test:all`; what it proves at length is proved in short by `inShort`. */
export interface LongTest {
  readonly file: string
  readonly because: string
  readonly inShort: string
}

/** Only what takes long for a reason of its own, and has a short form. Continuous integration runs all. */
export const LONG_TESTS: readonly LongTest[] = [
  {
    file: 'test/crash/matrix.test.ts',
    because: 'a daemon dies at every failpoint there is, some 60 times',
    inShort: 'test/crash/crash.test.ts',
  },
  {
    file: 'test/worktrees/kill-at-any-instant.test.ts',
    because: 'git and the daemon are killed some 30 times while they write hundreds of files',
    inShort: 'test/worktrees/kill.test.ts',
  },
  {
    file: 'test/e2e/live-study.test.ts',
    because: 'a whole study with a live backend, killed twice on its way',
    inShort: 'test/workflow/obedient-model.test.ts',
  },
  {
    file: 'test/e2e/slurm-study.test.ts',
    because: 'a whole study on a real cluster, which takes its time',
    inShort: 'test/compute/slurm/slurm-faults.test.ts',
  },
  {
    file: 'test/compute/shared/kept-environments.test.ts',
    because: 'whole Python environments are installed, kept and used again',
    inShort: 'test/compute/local/derive-lock.test.ts',
  },
  {
    file: 'test/compute/local/derive-conda.test.ts',
    because: 'whole environments are solved and installed for each way that an environment.yml is pinned',
    inShort: 'test/config/conda-environment.test.ts',
  },
  {
    file: 'test/workflow/pull-request.test.ts',
    because: 'a whole experiment for each way that a pull request can go',
    inShort: 'test/workflow/publish-outside.test.ts',
  },
  {
    file: 'test/e2e/stopping.test.ts',
    because: 'the whole program is started and stopped in each way there is',
    inShort: 'test/e2e/terminal.test.ts',
  },
  {
    file: 'test/e2e/read-only-state.test.ts',
    because: 'the whole program works on file systems that refuse it',
    inShort: 'test/store/read-aside.test.ts',
  },
  {
    file: 'test/e2e/numbers.test.ts',
    because: 'a whole study in a world with other data',
    inShort: 'test/examples/bandits-result.test.ts',
  },
  {
    file: 'test/torture/torture.test.ts',
    because: 'dozens of daemons are killed at random moments',
    inShort: 'test/crash/crash.test.ts',
  },
  {
    file: 'test/compute/shared/packs.test.ts',
    because: 'the packages of whole environments are carried to other hosts',
    inShort: 'test/compute/shared/host-folders.test.ts',
  },
  {
    file: 'test/sandbox/local-environment.test.ts',
    because: 'whole environments are installed and used in a sandbox',
    inShort: 'test/sandbox/local-runs.test.ts',
  },
  {
    file: 'test/workflow/host-retention.test.ts',
    because: 'environments of hosts are made, kept and removed by whole studies',
    inShort: 'test/workflow/retention.test.ts',
  },
  {
    file: 'test/compute/sge/sge-faults.test.ts',
    because: 'a real Grid Engine looks at its hosts a few times a minute',
    inShort: 'test/contracts/host-drivers.contract.test.ts',
  },
  {
    file: 'test/compute/slurm/slurm-limits.test.ts',
    because: 'a real SLURM looks at time limits twice a minute',
    inShort: 'test/compute/shared/judge-job.test.ts',
  },
  {
    file: 'test/http/every-look.test.ts',
    because: 'each page is judged by axe in four looks',
    inShort: 'test/http/browser.test.ts',
  },
  {
    file: 'test/scripts/package.test.ts',
    because: 'the package is built, installed and used for a whole study',
    inShort: 'test/scripts/package-files.test.ts',
  },
  {
    file: 'test/scripts/bench.test.ts',
    because: 'the bench itself runs',
    inShort: 'test/scripts/bench-row.test.ts',
  },
  {
    file: 'test/workflow/linear.test.ts',
    because: 'whole experiments under webhooks that are lost, doubled and shuffled, and over days',
    inShort: 'test/workflow/outside-tracker.test.ts',
  },
  {
    file: 'test/workflow/github.test.ts',
    because: 'whole experiments under webhooks that are lost, doubled and shuffled, and over days',
    inShort: 'test/workflow/publish-outside.test.ts',
  },
  {
    file: 'test/workflow/software-lock.test.ts',
    because: 'the packages of a whole study are resolved',
    inShort: 'test/compute/local/derive-lock.test.ts',
  },
  {
    file: 'test/compute/shared/wrapper-signals.test.ts',
    because: 'each signal at each moment, under each shell there is',
    inShort: 'test/compute/local/local-runs.test.ts',
  },
  {
    file: 'test/compute/local/leftovers.test.ts',
    because: 'a hundred and fifty runs at once',
    inShort: 'test/compute/local/local-runs.test.ts',
  },
  {
    file: 'test/faults/two-daemons.test.ts',
    because: 'ten daemons start at once',
    inShort: 'test/store/lock.test.ts',
  },
  {
    file: 'test/compute/ssh/ssh-environment.test.ts',
    because: 'a whole Python environment is made on a host',
    inShort: 'test/compute/local/prepare.test.ts',
  },
]
