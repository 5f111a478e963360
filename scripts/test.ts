// `npm test`: runs every check to the end, whatever fails, and says at the end how many passed and failed. `npm test -- unit`
// runs a step, `npm test -- lib/payments/open.test.ts` a file, `npm test -- -t 'is refused'` what is named so.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { embeddedPostgresUrl, startEmbeddedPostgres } from '@/db/embedded/start'
import { ensureBrowser } from './support/browser'
import { fail, say } from './support/say'
import { ROOT } from './support/service'
import { narrowedByName, readChoice, stepsOf } from './support/test-choice'
import { NEEDS_BROWSER, REPORTS, STEPS, watch } from './support/test-steps'
import { keepTimes, type StepTime, slowestFiles } from './support/test-times'

const SLOWEST = 5
const MOST_NAMED = 20

/** A runner that was killed leaves the test database running; nobody else would stop it. */
async function stopLeftovers(): Promise<void> {
  const dataDir = join(ROOT, '.data', 'test')
  if (embeddedPostgresUrl(dataDir) === undefined) return
  const server = await startEmbeddedPostgres({ dataDir, log: say, isDurable: false })
  await server.stop()
}

function report(times: StepTime[], seconds: number): void {
  say(`\n── summary ${'─'.repeat(63)}\n`)
  for (const { failed, passed, seconds: spent, step } of times)
    say(
      `${step.padEnd(6)} ${`${passed} passed, ${failed} failed`.padEnd(26)} ${spent.toFixed(0).padStart(5)} s`,
    )
  say(`${'whole'.padEnd(33)} ${seconds.toFixed(0).padStart(5)} s`)
  if (times.some(({ step }) => step === 'unit')) {
    const slowest = slowestFiles(join(REPORTS, 'unit.json'), SLOWEST)
    say(`\nThe slowest: ${slowest.map(([file, spent]) => `${file} ${spent.toFixed(0)} s`).join(', ')}`)
  }
  const failures = times.flatMap((one) => one.failures ?? [])
  if (failures.length > 0) say(`\nFailed:\n${failures.slice(0, MOST_NAMED).join('\n')}`)
  const sum = (which: 'passed' | 'failed') => times.reduce((total, one) => total + one[which], 0)
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
  process.exitCode = sum('failed') === 0 ? 0 : 1
}

async function main() {
  const begun = performance.now()
  const since = (start: number) => (performance.now() - start) / 1000
  const choice = narrowedByName(readChoice(process.argv.slice(2), Object.keys(STEPS)))
  const wanted = choice.isWatching ? ['unit'] : stepsOf(choice)
  const names = Object.keys(STEPS).filter((name) => wanted.length === 0 || wanted.includes(name))
  const browser = names.some((name) => NEEDS_BROWSER.includes(name)) ? ensureBrowser() : undefined
  const { e2ePaths, name, unitPaths } = choice
  const asked = { browser, e2ePaths, name, unitPaths }
  if (choice.isWatching) {
    process.exitCode = await watch(asked)
    return stopLeftovers()
  }
  const times: StepTime[] = []
  for (const step of names) {
    say(`\n── ${step} ${'─'.repeat(70 - step.length)}\n`)
    const start = performance.now()
    const count = (await STEPS[step]?.(asked)) ?? { passed: 0, failed: 1 }
    times.push({ step, ...count, seconds: since(start) })
    say(`\n${step}: ${count.passed} passed, ${count.failed} failed in ${since(start).toFixed(0)} s`)
  }
  await stopLeftovers()
  mkdirSync(REPORTS, { recursive: true })
  keepTimes(REPORTS, times, since(begun))
  report(times, since(begun))
}

main().catch(fail)
