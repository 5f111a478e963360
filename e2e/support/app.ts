// A whole Remit for browser tests: its own database and sandbox, the built app on a free port, and the means to kill it.
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '@/db/embedded/free-port'
import { createDatabase } from '@/lib/testing/create'
import { startTestServer } from '@/lib/testing/server'
import type { Guide } from '@/scripts/support/guide'
import { appEnvOf, DEMO_KEYS, type SandboxReady, startSandbox } from '@/scripts/support/sandbox'
import { ROOT, SERVER, type Service, startService, stopService } from '@/scripts/support/service'

/** Several start side by side, on machines that have other things to do. */
const STARTS_WITHIN_MS = 240_000

type Options = {
  /** Variables that differ from the usual ones. */
  env?: Record<string, string>
  /** Where it listens, for those who had to know before; a free one otherwise. */
  port?: number
  /** Makes the demo world too, which takes a while. */
  hasWorld?: boolean
}

/** What a test has to know about a running app; plain text, so that it can be handed to other processes. */
export type Addresses = {
  url: string
  sandboxUrl: string
  databaseUrl: string
  /** The complete environment of the app. */
  env: Record<string, string>
  guide: Guide | undefined
}

export type App = Addresses & {
  /** Of the process that serves now. */
  processId(): number | undefined
  /** The app dies like in a power cut; database and sandbox stay. */
  kill9(): Promise<void>
  /** Starts it again at the same address. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Runs a command of the operator's command line and reads its answer. */
export function remit<Answer>({ env }: Pick<Addresses, 'env'>, ...words: string[]): Promise<Answer> {
  const child = spawn(process.execPath, ['scripts/remit.mjs', ...words], {
    cwd: ROOT,
    env: { ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let answer = ''
  let complaint = ''
  child.stdout.on('data', (chunk) => (answer += chunk))
  child.stderr.on('data', (chunk) => (complaint += chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(answer) as Answer)
      else reject(new Error(`remit ${words.join(' ')}: ${complaint}`))
    })
  })
}

/** A new platform with its first key, 2.5 % of each payment being its fee. */
export const createClient = (addresses: Pick<Addresses, 'env'>, name: string) =>
  remit<{ clientId: string; apiKey: string }>(addresses, 'client', 'create', '--name', name, '--share', '2.5')

export function openLog(name: string): number {
  const folder = join(ROOT, '.data', 'reports')
  mkdirSync(folder, { recursive: true })
  return openSync(join(folder, `${name}.log`), 'a')
}

interface Whereabouts {
  databaseUrl: string
  sandbox: SandboxReady
  url: string
  port: number
}

/** The complete environment of an app. */
export const appEnvFor = ({ databaseUrl, port, sandbox, url }: Whereabouts): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  ...appEnvOf(DEMO_KEYS, sandbox.url),
  DATABASE_URL: databaseUrl,
  SMTP_URL: sandbox.smtpUrl,
  AUTH_SECRET: 'forty-two characters that protect no secret',
  APP_URL: url,
  PORT: String(port),
  REMIT_DATA_DIR: join(ROOT, '.data', 'test'),
  SERVE_HOSTS: '127.0.0.1,::1',
  LOG_LEVEL: 'info',
  STOP_DELAY_SECONDS: '0',
  // A busy machine is no database that is away.
  DATABASE_PATIENCE_MS: '20000',
  // Endpoints of webhooks are servers of the tests.
  WEBHOOK_ALLOW_LOOPBACK: 'true',
})

/** The app alone, in front of a database and a sandbox that are there already. */
export function startReplica(env: Record<string, string>, log: number): Promise<Service<unknown>> {
  return startService({
    entry: SERVER,
    env: { ...env, NODE_ENV: 'production' },
    output: log,
    timeoutMs: STARTS_WITHIN_MS,
  })
}

export async function startApp({ env: other = {}, hasWorld = false, ...wanted }: Options = {}): Promise<App> {
  const undo: (() => Promise<void> | void)[] = []
  const stop = async () => {
    for (const act of undo.splice(0).reverse()) await act()
  }
  try {
    const server = await startTestServer()
    undo.push(server.stop)
    const database = await createDatabase(server.adminUrl, server.templateName)
    undo.push(database.drop)
    const port = wanted.port ?? (await freePort())
    const url = `http://localhost:${port}`
    const log = openLog('app')
    undo.push(() => closeSync(log))
    const sandbox = await startSandbox({
      keys: DEMO_KEYS,
      appLoopbackUrl: `http://127.0.0.1:${port}`,
      appUrl: url,
      output: log,
    })
    undo.push(() => stopService(sandbox))
    const env = { ...appEnvFor({ databaseUrl: database.url, sandbox: sandbox.ready, url, port }), ...other }
    let app = await startReplica(env, log)
    undo.push(() => stopService(app))
    const addresses: Addresses = {
      url,
      sandboxUrl: sandbox.ready.url,
      databaseUrl: database.url,
      env,
      guide: hasWorld ? await makeWorld(env, log) : undefined,
    }
    return {
      ...addresses,
      processId: () => app.child.pid,
      kill9: async () => {
        app.child.kill('SIGKILL')
        await app.exited
      },
      restart: async () => {
        app = await startReplica(env, log)
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function makeWorld(env: Record<string, string>, log: number): Promise<Guide | undefined> {
  const seeding = await startService<{ guide?: Guide }>({
    entry: 'scripts/seed.ts',
    env: { ...env, NODE_ENV: 'production' },
    output: log,
    timeoutMs: STARTS_WITHIN_MS,
  })
  await stopService(seeding)
  return seeding.ready.guide
}
