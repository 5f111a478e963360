// The steps of `npm test`, each with the way to run it and to count it.
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ensureBuild } from './build'
import { PlainError, say } from './say'
import { ROOT } from './service'
import { type FailedTest, failedTests, flakyAmong, worthTracing } from './test-again'
import { type Count, countOne, countPlaywright, countVitest, sumOf } from './test-report'

export const REPORTS = join(ROOT, '.data', 'reports')
const TRACES = 'test-results/traces'
/** What hangs is ended some time; a slow machine needs more than an hour for the browser tests. */
const STEP_LIMIT_MS = 150 * 60_000
const OURS =
  /^(STRIPE_|MOLLIE_|PEPPOL_|SANDBOX_|SMTP_|MAIL_|DATABASE_URL|APP_URL|AUTH_|REMIT_|PORT$|LOG_LEVEL|TRUSTED_PROXY_HOPS|NODE_ENV)/

/** Our own environment without anything that configures a deployment: tests bring all of that themselves. */
function testEnv(extra: Record<string, string>): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, CI: 'true', NEXT_TELEMETRY_DISABLED: '1' }
  for (const name of Object.keys(env)) {
    if (OURS.test(name)) delete env[name]
  }
  return { ...env, ...extra }
}

export interface Asked {
  browser: string | undefined
  /** Empty for all. */
  unitPaths: string[]
  e2ePaths: string[]
  name: string | undefined
}

/** Runs a program of an installed package to its end. */
function run(
  program: string,
  parameters: string[],
  extra: Record<string, string> = {},
  { isInteractive = false } = {},
): Promise<number> {
  const path = join(ROOT, 'node_modules', program)
  const { CI, ...env } = testEnv(extra)
  const child = spawn(process.execPath, [path, ...parameters], {
    cwd: ROOT,
    env: isInteractive ? env : { ...env, CI },
    stdio: [isInteractive ? 'inherit' : 'ignore', 'inherit', 'inherit'],
  })
  const stop = () => child.kill('SIGTERM')
  process.on('SIGTERM', stop)
  const timer = isInteractive ? undefined : setTimeout(() => child.kill('SIGKILL'), STEP_LIMIT_MS)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => {
      clearTimeout(timer)
      process.off('SIGTERM', stop)
      resolve(code ?? 1)
    })
  })
}

function freshReport(name: string): string {
  const file = join(REPORTS, `${name}.json`)
  mkdirSync(dirname(file), { recursive: true })
  rmSync(file, { force: true })
  return file
}

async function lint(): Promise<Count> {
  return countOne(await run('@biomejs/biome/bin/biome', ['check', '.']))
}

async function types(): Promise<Count> {
  // The types of the routes are generated; a fresh clone has none.
  const generated = await run('next/dist/bin/next', ['typegen'])
  return countOne(generated === 0 ? await run('typescript/bin/tsc', ['--noEmit']) : generated)
}

async function unit({ browser, name, unitPaths }: Asked): Promise<Count> {
  const file = freshReport('unit')
  const parameters = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await run(
    'vitest/vitest.mjs',
    [...parameters, ...named(name), ...unitPaths],
    inBrowser(browser),
  )
  return countVitest(file, code)
}

const named = (name: string | undefined): string[] => (name === undefined ? [] : ['-t', name])
const inBrowser = (browser: string | undefined) => (browser ? { CHROMIUM_PATH: browser } : undefined)

/** Runs the tests of changed files again and again until somebody ends it. */
export const watch = ({ browser, name, unitPaths }: Asked): Promise<number> =>
  run('vitest/vitest.mjs', ['watch', ...named(name), ...unitPaths], inBrowser(browser), {
    isInteractive: true,
  })

async function build(): Promise<Count> {
  try {
    await ensureBuild()
    return countOne(0)
  } catch (error) {
    if (!(error instanceof PlainError)) throw error
    say(error.message)
    return countOne(1)
  }
}

/** Playwright's runs, one after the other: what needs the machine for itself has its own. */
const BROWSER_RUNS = [
  { report: 'e2e', config: 'playwright.config.ts' },
  { report: 'e2e-alone', config: 'e2e/alone/playwright.config.ts' },
]

async function e2e({ browser, e2ePaths, name }: Asked): Promise<Count> {
  if (browser === undefined) {
    say('There is no browser, and none could be installed: set CHROMIUM_PATH.')
    return countOne(1)
  }
  const filter = [...(name === undefined ? [] : ['--grep', name]), '--pass-with-no-tests', ...e2ePaths]
  const counts: Count[] = []
  for (const { config, report } of BROWSER_RUNS) {
    const file = freshReport(report)
    const extra = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
    const code = await run('playwright/cli.js', playwrightArguments(config, filter), extra)
    const failed = failedTests(file)
    if (failed.length > 0) await traceAgain(config, failed, extra)
    const failures = failed.map(({ place, project, title }) => `[${project}] ${place} › ${title}`)
    counts.push({ ...countPlaywright(file, code), failures })
  }
  return sumOf(counts)
}

const playwrightArguments = (config: string, others: string[]) => [
  ...['test', `--config=${config}`, '--reporter=list,json'],
  ...others,
]

/** Recording every test takes a quarter of the time; only those that failed are recorded, in a second run of their own. */
async function traceAgain(
  config: string,
  failed: FailedTest[],
  extra: Record<string, string>,
): Promise<void> {
  const traced = worthTracing(failed)
  say(
    `\nRecording ${traced.length} of ${failed.length} failed tests in a second run; the result stays failed.\n`,
  )
  const report = freshReport('e2e-again')
  const projects = [...new Set(traced.map(({ project }) => `--project=${project}`))]
  const recording = ['--trace=on', `--output=${TRACES}`, ...projects]
  const places = new Set(traced.map(({ place }) => place))
  await run('playwright/cli.js', playwrightArguments(config, [...recording, ...places]), {
    ...extra,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  for (const { place, title } of flakyAmong(traced, failedTests(report)))
    say(`FLAKY: ${place} "${title}" passed when it was repeated alone, and counts as failed.`)
  say(`Traces are in ${TRACES}/*/trace.zip; npx playwright show-trace FILE opens one.`)
}

/** The same plan each time, so that a failure can be repeated; `npm run test:faults` does more, by any seed. */
const FAULTS = ['oracle', 'kills', '--payments', '20', '--times', '2', '--seed', '32']

/** Ten days of it, with a death; `npm run simulate` does 400 days. */
const SIMULATION = ['--days', '10', '--customers', '8', '--seed', '7']

async function faults(): Promise<Count> {
  const played = countOne(await run('tsx/dist/cli.mjs', ['e2e/faults/run.ts', ...FAULTS]))
  const lived = countOne(await run('tsx/dist/cli.mjs', ['e2e/simulate/run.ts', ...SIMULATION]))
  return { passed: played.passed + lived.passed, failed: played.failed + lived.failed }
}

export const STEPS: Record<string, (asked: Asked) => Promise<Count>> = {
  ...{ lint, types, unit, build, faults, e2e },
}
export const NEEDS_BROWSER = ['unit', 'e2e']
