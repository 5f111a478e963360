// Counting is honest: what broke or ran nothing has failed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ROOT } from './service'
import { countPlaywright, countVitest, sumOf } from './test-report'

const folder = mkdtempSync(join(tmpdir(), 'remit-report-'))
afterAll(() => rmSync(folder, { recursive: true }))

function report(content: unknown) {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

const vitest = (numPassedTests: number, numFailedTests: number, testResults: unknown[] = []) =>
  report({ numPassedTests, numFailedTests, testResults })
const playwright = (expected: number, unexpected: number, flaky = 0, errors: unknown[] = []) =>
  report({ stats: { expected, unexpected, flaky }, errors })

describe('the count of tests', () => {
  it('is what the runners say', () => {
    expect(countVitest(vitest(7, 0), 0)).toMatchObject({ passed: 7, failed: 0 })
    expect(countVitest(vitest(7, 2), 1)).toMatchObject({ passed: 7, failed: 2 })
    expect(countPlaywright(playwright(3, 1), 1)).toEqual({ passed: 3, failed: 1 })
  })

  it('takes a run without tests for a failure', () => {
    expect(countVitest(vitest(0, 0), 0)).toMatchObject({ passed: 0, failed: 1 })
    const none = countPlaywright(playwright(0, 0), 0)
    expect(sumOf([none, none])).toMatchObject({ passed: 0, failed: 1 })
    expect(sumOf([countPlaywright(playwright(2, 0), 0), none])).toMatchObject({ passed: 2, failed: 0 })
  })

  it('takes a missing report, an error outside of tests and a flaky test for failures', () => {
    expect(countVitest(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 })
    expect(countVitest(vitest(7, 0), 1)).toMatchObject({ passed: 7, failed: 1 })
    expect(countVitest(vitest(7, 0, [{ status: 'failed', assertionResults: [] }]), 1)).toMatchObject({
      passed: 7,
      failed: 1,
    })
    expect(countPlaywright(playwright(3, 0, 1), 0)).toEqual({ passed: 3, failed: 1 })
    expect(countPlaywright(playwright(3, 0), 1)).toEqual({ passed: 3, failed: 1 })
    expect(countPlaywright(playwright(3, 0, 0, ['setup broke']), 1)).toEqual({ passed: 3, failed: 1 })
  })

  it('names what failed and why, and files that could not be read', () => {
    const test = {
      status: 'failed',
      fullName: 'a door opens',
      failureMessages: ['Error: it is shut\n  at door.ts'],
    }
    const results = [
      { name: join(ROOT, 'lib/door.test.ts'), status: 'failed', assertionResults: [test] },
      {
        name: join(ROOT, 'lib/key.test.ts'),
        status: 'failed',
        message: 'no such file',
        assertionResults: [],
      },
    ]
    expect(countVitest(vitest(7, 1, results), 1).failures).toEqual([
      'lib/key.test.ts › could not be read: no such file',
      'lib/door.test.ts › a door opens: Error: it is shut',
    ])
  })
})
