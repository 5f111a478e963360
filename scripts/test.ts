// `npm test`: runs every check to the end, whatever fails, and says at the end how many passed and failed.
import { join } from 'node:path'
import { embeddedPostgresUrl, startEmbeddedPostgres } from '@/db/embedded/start'
import { ensureBrowser } from './support/browser'
import { fail, PlainError, say } from './support/say'
import { ROOT } from './support/service'
import type { Count } from './support/test-report'
import { NEEDS_BROWSER, STEPS } from './support/test-steps'

/** A runner that was killed leaves the test database running; nobody else would stop it. */
async function stopLeftovers(): Promise<void> {
  const dataDir = join(ROOT, '.data', 'test')
  if (embeddedPostgresUrl(dataDir) === undefined) return
  const server = await startEmbeddedPostgres({ dataDir, log: say, isDurable: false })
  await server.stop()
}

function chooseSteps(): string[] {
  const wanted = process.argv.slice(2)
  const unknown = wanted.find((name) => !(name in STEPS))
  if (unknown !== undefined) {
    throw new PlainError(`There is no step ${unknown}; there are ${Object.keys(STEPS).join(', ')}.`)
  }
  // The browser tests run against the built app.
  const needed = wanted.includes('e2e') ? ['build', ...wanted] : wanted
  return Object.keys(STEPS).filter((name) => needed.length === 0 || needed.includes(name))
}

async function main() {
  const names = chooseSteps()
  const browser = names.some((name) => NEEDS_BROWSER.includes(name)) ? ensureBrowser() : undefined
  const counts: [string, Count][] = []
  for (const name of names) {
    say(`\n── ${name} ${'─'.repeat(70 - name.length)}\n`)
    const begun = performance.now()
    const count = (await STEPS[name]?.(browser)) ?? { passed: 0, failed: 1 }
    counts.push([name, count])
    const seconds = ((performance.now() - begun) / 1000).toFixed(0)
    say(`\n${name}: ${count.passed} passed, ${count.failed} failed in ${seconds} s`)
  }
  await stopLeftovers()
  const sum = (which: keyof Count) => counts.reduce((total, [, count]) => total + count[which], 0)
  say(`\n── summary ${'─'.repeat(63)}\n`)
  for (const [name, { passed, failed }] of counts) say(`${name.padEnd(6)} ${passed} passed, ${failed} failed`)
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
  process.exitCode = sum('failed') === 0 ? 0 : 1
}

main().catch(fail)
