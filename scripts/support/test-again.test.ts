// Failed browser tests are recorded in a second run, which turns no red into green.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { type FailedTest, failedTests, flakyAmong, worthTracing } from './test-again'

const folder = mkdtempSync(join(tmpdir(), 'remit-again-'))
afterAll(() => rmSync(folder, { recursive: true }))

const spec = (title: string, ok: boolean, line: number) => ({
  title,
  ok,
  file: 'pay.spec.ts',
  line,
  tests: [{ projectName: 'phone' }],
})
const failed = (title: string, line: number): FailedTest => ({
  title,
  place: `pay.spec.ts:${line}`,
  project: 'phone',
})

it('the failed tests are read out of the report, those in groups too', () => {
  const file = join(folder, 'report.json')
  const suites = [{ specs: [spec('pays', true, 3)], suites: [{ specs: [spec('is declined', false, 9)] }] }]
  writeFileSync(file, JSON.stringify({ suites, stats: {} }))
  expect(failedTests(file)).toEqual([failed('is declined', 9)])
  expect(failedTests(join(folder, 'none.json'))).toEqual([])
})

it('a test that passes when it is repeated is named as flaky', () => {
  const both = [failed('is declined', 9), failed('comes back', 20)]
  expect(flakyAmong(both, [failed('is declined', 9)])).toEqual([failed('comes back', 20)])
  expect(flakyAmong(both, both)).toEqual([])
})

it('a few are recorded where many fail', () => {
  expect(worthTracing(Array.from({ length: 9 }, (_, line) => failed('fails', line)))).toHaveLength(5)
})
