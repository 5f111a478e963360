// Reads how many tests passed and failed from the reports of the test runners.
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

export type Count = { passed: number; failed: number }

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()).default([]),
})

/** A run that broke, or that ran no test at all, has failed even where no single test has. */
function honest(count: Count, exitCode: number): Count {
  const isSilentFailure = count.failed === 0 && (exitCode !== 0 || count.passed === 0)
  return isSilentFailure ? { ...count, failed: 1 } : count
}

const readJson = (file: string): unknown =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined

export function countVitest(file: string, exitCode: number): Count {
  const { data } = vitestReport.safeParse(readJson(file))
  if (data === undefined) return { passed: 0, failed: 1 }
  // A file that cannot even be read has no tests to count.
  const broken = data.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  )
  return honest({ passed: data.numPassedTests, failed: data.numFailedTests + broken.length }, exitCode)
}

export function countPlaywright(file: string, exitCode: number): Count {
  const { data } = playwrightReport.safeParse(readJson(file))
  if (data === undefined) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky } = data.stats
  return honest({ passed: expected, failed: unexpected + flaky + data.errors.length }, exitCode)
}

/** For a check that only passes or fails. */
export const countOne = (exitCode: number): Count =>
  exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
