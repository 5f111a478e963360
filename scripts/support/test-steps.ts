// The steps of `npm test`, each with the way to run it and to count it.
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ensureBuild } from './build'
import { PlainError, say } from './say'
import { ROOT } from './service'
import { type Count, countOne, countPlaywright, countVitest } from './test-report'

const REPORTS = join(ROOT, '.data', 'reports')
const STEP_LIMIT_MS = 40 * 60_000
const OURS =
  /^(STRIPE_|MOLLIE_|SANDBOX_|SMTP_|MAIL_|DATABASE_URL|APP_URL|AUTH_|REMIT_|PORT$|LOG_LEVEL|TRUSTED_PROXY_HOPS|NODE_ENV)/

/** Our own environment without anything that configures a deployment: tests bring all of that themselves. */
function testEnv(extra: Record<string, string>): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, CI: 'true', NEXT_TELEMETRY_DISABLED: '1' }
  for (const name of Object.keys(env)) {
    if (OURS.test(name)) delete env[name]
  }
  return { ...env, ...extra }
}

/** Runs a program of an installed package to its end. */
function run(program: string, parameters: string[], extra: Record<string, string> = {}): Promise<number> {
  const path = join(ROOT, 'node_modules', program)
  const child = spawn(process.execPath, [path, ...parameters], {
    cwd: ROOT,
    env: testEnv(extra),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const stop = () => child.kill('SIGTERM')
  process.on('SIGTERM', stop)
  const timer = setTimeout(() => child.kill('SIGKILL'), STEP_LIMIT_MS)
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

async function unit(browser: string | undefined): Promise<Count> {
  const file = freshReport('unit')
  const parameters = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await run('vitest/vitest.mjs', parameters, browser ? { CHROMIUM_PATH: browser } : {})
  return countVitest(file, code)
}

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

async function e2e(browser: string | undefined): Promise<Count> {
  if (browser === undefined) {
    say('There is no browser, and none could be installed: set CHROMIUM_PATH.')
    return countOne(1)
  }
  const file = freshReport('e2e')
  const extra = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  const code = await run('playwright/cli.js', ['test', '--reporter=list,json'], extra)
  return countPlaywright(file, code)
}

export const STEPS: Record<string, (browser: string | undefined) => Promise<Count>> = {
  lint,
  types,
  unit,
  build,
  e2e,
}
export const NEEDS_BROWSER = ['unit', 'e2e']
