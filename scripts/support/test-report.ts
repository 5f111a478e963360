// Reads how many tests passed and failed from the reports of the test runners.
import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { z } from 'zod'
import { ROOT } from './service'

export type Count = { passed: number; failed: number; failures?: string[] }

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string().default(''),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).default([]),
        }),
      ),
    }),
  ),
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
  const failures = [
    ...broken.map(({ message, name }) => failure(name, 'could not be read', message)),
    ...data.testResults.flatMap(({ assertionResults, name }) =>
      assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ failureMessages, fullName }) => failure(name, fullName, failureMessages[0] ?? '')),
    ),
  ]
  const failed = data.numFailedTests + broken.length
  return honest({ passed: data.numPassedTests, failed, failures }, exitCode)
}

/** One line for the summary: what broke, where, and the first words of why. */
const failure = (file: string, title: string, message: string) =>
  `${relative(ROOT, file)} › ${title}: ${message.split('\n')[0]}`

/** A run that has no test of what was asked for has done nothing wrong: another has them. */
export function countPlaywright(file: string, exitCode: number): Count {
  const { data } = playwrightReport.safeParse(readJson(file))
  if (data === undefined) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky } = data.stats
  const count = { passed: expected, failed: unexpected + flaky + data.errors.length }
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

/** Of several runs; all of them together must have run a test. */
export function sumOf(counts: readonly Count[]): Count {
  const sum = (which: 'passed' | 'failed') => counts.reduce((total, count) => total + count[which], 0)
  const failures = counts.flatMap((count) => count.failures ?? [])
  return honest({ passed: sum('passed'), failed: sum('failed'), failures }, 0)
}

/** For a check that only passes or fails. */
export const countOne = (exitCode: number): Count =>
  exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
