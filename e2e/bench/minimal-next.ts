// Builds and starts the minimal Next app that Remit is measured against. Nothing else builds it.
import { spawn } from 'node:child_process'
import { closeSync, cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openLog } from '@/e2e/support/app'
import { leash } from '@/scripts/support/leash'
import { PlainError } from '@/scripts/support/say'
import { ROOT } from '@/scripts/support/service'

/** A copy, as a build writes into its folder; here, because sources below node_modules are not compiled. */
const COPY = join(ROOT, '.data', 'bench', 'sources')
const APP = join(COPY, 'next')
const NEXT = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next')
const READY_WITHIN_MS = 30_000
const STOP_WITHIN_MS = 5_000

interface Running {
  pid: number
  exited: Promise<number | null>
  stop(): Promise<void>
}

/** A group of its own that ends with us, however we end. */
function runNext(words: string[], env: NodeJS.ProcessEnv, output: number): Running {
  const child = spawn(process.execPath, [NEXT, ...words], {
    ...{ cwd: APP, env: { ...env, NEXT_TELEMETRY_DISABLED: '1' }, detached: true },
    stdio: ['ignore', output, output],
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`next ${words.join(' ')} could not be started`)
  const letGo = leash(pid)
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      letGo()
      resolve(code)
    })
  })
  const stop = async () => {
    child.kill('SIGTERM')
    const insist = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
    await exited
    clearTimeout(insist)
  }
  return { pid, exited, stop }
}

export async function buildMinimalNext(): Promise<void> {
  const log = openLog('bench')
  rmSync(COPY, { recursive: true, force: true })
  cpSync(join(ROOT, 'scripts', 'bench'), COPY, { recursive: true })
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production' } as const
  const code = await runNext(['build'], env, log).exited
  closeSync(log)
  if (code !== 0)
    throw new PlainError('The minimal Next app could not be built; its log is .data/reports/bench.log.')
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url)).arrayBuffer()
    return true
  } catch (error) {
    // Nobody listens yet.
    if (error instanceof TypeError) return false
    throw error
  }
}

/** As `next start` runs it, on loopback. */
export async function startMinimalNext(
  env: NodeJS.ProcessEnv,
  port: number,
  output: number,
): Promise<Running> {
  const running = runNext(['start', '-p', String(port), '-H', '127.0.0.1'], env, output)
  const until = performance.now() + READY_WITHIN_MS
  while (!(await answers(`http://127.0.0.1:${port}/i/none`))) {
    if (performance.now() > until) {
      await running.stop()
      throw new Error('the minimal Next app does not answer')
    }
    await pause(100)
  }
  return running
}
