import { describe, expect, it } from 'vitest'
import { countTests } from '../../../src/engine/facts/test-counts.ts'

const lines = (...text: string[]) => text.join('\n')
const counts = (passed: number, failed: number, skipped: number) => ({ passed, failed, skipped })

describe('the count of executed tests', () => {
  it.each([
    [
      'node --test, for people',
      lines(
        '✔ x (1.03ms)',
        '✖ y (0.68ms)',
        '﹣ z (0.2ms) # SKIP',
        'ℹ tests 3',
        'ℹ suites 0',
        'ℹ pass 1',
        'ℹ fail 1',
        'ℹ cancelled 0',
        'ℹ skipped 1',
        'ℹ todo 0',
        'ℹ duration_ms 118.3',
        '',
        '✖ failing tests:',
      ),
      counts(1, 1, 1),
    ],
    [
      'node --test, as TAP',
      lines(
        '1..3',
        '# tests 3',
        '# suites 0',
        '# pass 1',
        '# fail 1',
        '# cancelled 0',
        '# skipped 1',
        '# todo 0',
        '# duration_ms 140.4',
      ),
      counts(1, 1, 1),
    ],
    [
      'node --test without a test',
      lines('ℹ tests 0', 'ℹ pass 0', 'ℹ fail 0', 'ℹ cancelled 0', 'ℹ skipped 0'),
      counts(0, 0, 0),
    ],
    [
      'vitest, in colours',
      '\u001b[2m Test Files \u001b[22m \u001b[1m\u001b[31m1 failed\u001b[39m\n\u001b[2m      Tests \u001b[22m \u001b[31m1 failed\u001b[39m | \u001b[32m20 passed\u001b[39m | 2 skipped (23)\n   Start at  07:07:23',
      counts(20, 1, 2),
    ],
    [
      'vitest, all well',
      lines(' Test Files  9 passed (9)', '      Tests  460 passed (460)'),
      counts(460, 0, 0),
    ],
    [
      'jest',
      lines(
        'Test Suites: 1 failed, 4 passed, 5 total',
        'Tests:       1 failed, 2 skipped, 10 passed, 13 total',
        'Snapshots:   0 total',
      ),
      counts(10, 1, 2),
    ],
    [
      'pytest',
      '============== 1 failed, 2 passed, 1 skipped, 1 xfailed in 0.04s ===============',
      counts(2, 1, 2),
    ],
    [
      'pytest -q',
      lines('FAILED test_p.py::test_b - assert 0', '1 failed, 2 passed in 0.02s'),
      counts(2, 1, 0),
    ],
    ['pytest, long', '===== 300 passed, 2 warnings in 75.30s (0:01:15) =====', counts(300, 0, 0)],
    ['pytest with an error', '=== 2 passed, 1 error in 0.10s ===', counts(2, 1, 0)],
    [
      'pytest without a test',
      '============================ no tests ran in 0.00s =============================',
      counts(0, 0, 0),
    ],
    ['unittest', lines('Ran 6 tests in 0.001s', '', 'OK (skipped=1)'), counts(5, 0, 1)],
    [
      'unittest that fails',
      lines('Ran 6 tests in 0.001s', '', 'FAILED (failures=1, errors=2)'),
      counts(3, 3, 0),
    ],
    ['unittest without a test', lines('Ran 0 tests in 0.000s', '', 'NO TESTS RAN'), counts(0, 0, 0)],
    [
      'go test -v',
      lines(
        '=== RUN   TestA',
        '--- PASS: TestA (0.00s)',
        '=== RUN   TestB',
        '    m_test.go:4: ',
        '--- SKIP: TestB (0.00s)',
        'PASS',
        'ok  \tm\t0.002s',
        '?   \tm/n\t[no test files]',
      ),
      counts(1, 0, 1),
    ],
    [
      'go test',
      lines('ok  \tm\t0.002s', 'ok  \tm/o\t0.002s [no tests to run]', '?   \tm/n\t[no test files]'),
      counts(1, 0, 0),
    ],
    [
      'go test that fails',
      lines(
        '--- FAIL: TestA (0.00s)',
        '    m_test.go:3: x',
        'FAIL',
        'FAIL\tm\t0.004s',
        '?   \tm/n\t[no test files]',
        'FAIL',
      ),
      counts(0, 1, 0),
    ],
    [
      'cargo test, two targets',
      lines(
        'test result: ok. 1 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s',
        'test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s',
      ),
      counts(3, 1, 1),
    ],
    ['mocha', lines('  5 passing (10ms)', '  2 pending', '  1 failing'), counts(5, 1, 2)],
  ])('reads %s', (_, output, expected) => {
    expect(countTests(output)).toEqual(expected)
  })

  it.each(['', 'All is well', '12 passed', 'Tests: all', 'ok', 'PASS'])(
    'finds no test in "%s", whatever the exit code was',
    (output) => {
      expect(countTests(output)).toEqual(counts(0, 0, 0))
    },
  )

  it('believes the last closing lines, not what a test printed before', () => {
    const output = lines('ℹ tests 99', 'ℹ pass 99', 'ℹ fail 0', 'ℹ tests 2', 'ℹ pass 1', 'ℹ fail 1')

    expect(countTests(output)).toEqual(counts(1, 1, 0))
  })
})
