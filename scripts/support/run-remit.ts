// What `npm start` and `npm run dev` share: brings along what the environment leaves out, starts everything in order, keeps it
// running, and stops it in order.
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { migrate } from '@/db/migrate'
import { isConnectionLost, isDatabaseUnavailable } from '@/db/pool/unavailable'
import { checkForPooler } from '@/db/pooler'
import { readSettings, type Settings } from '@/lib/env'
import { appEnv, sandboxAddress, sandboxKeys } from './app-env'
import { ensureBuild } from './build'
import { keepDatabase } from './database'
import { type Guide, keepGuide } from './guide'
import { isPortTaken } from './ports'
import { type Claim, claimDataDir } from './run-record'
import { type SandboxReady, startSandbox } from './sandbox'
import { explain, PlainError, say, step } from './say'
import { type Secrets, secretsOf } from './secrets'
import { SERVER, startService, stopService } from './service'
import { Shutdown } from './shutdown'
import { summary } from './summary'
import { type Kept, keepRunning } from './supervisor'
import { watchFolders } from './watch'

const shutdown = new Shutdown()

async function refuseTakenPort(port: number, variable: string): Promise<void> {
  if (!(await isPortTaken(port))) return
  throw new PlainError(
    `Port ${port} is in use by another program: stop it, or choose another port with ${variable}.`,
  )
}

async function claimEverything(settings: Settings): Promise<Claim> {
  const hasSandbox = settings.stripeSecretKey === undefined
  // Replicas that bring nothing along share nothing in the folder either.
  const claim: Claim =
    hasSandbox || settings.databaseUrl === undefined
      ? await claimDataDir(settings.dataDir, settings.appUrl)
      : { note: () => undefined, release: () => undefined }
  shutdown.add(claim.release)
  await refuseTakenPort(settings.port, 'PORT')
  if (hasSandbox) {
    await refuseTakenPort(settings.sandboxPort, 'SANDBOX_PORT')
    await refuseTakenPort(settings.sandboxPort + 1, 'SANDBOX_PORT (the next one is for mail)')
  }
  return claim
}

const DATABASE_COMES_WITHIN_MS = 60_000

/** A database that starts later than we do is ordinary where machines start together. */
async function onceThere<T>(work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  for (let tries = 1; ; tries++)
    try {
      return await work()
    } catch (error) {
      const hasTime = performance.now() - begun < DATABASE_COMES_WITHIN_MS
      if (!hasTime || !(isDatabaseUnavailable(error) || isConnectionLost(error))) throw error
      if (tries === 1) say('  The database does not answer yet; it is waited for.')
      await pause(1_000)
    }
}

/** `onMoved` hears of it when the embedded Postgres had to come back at another address. */
async function openDatabase(settings: Settings, onMoved: (url: string) => void): Promise<string> {
  let { databaseUrl } = settings
  if (databaseUrl === undefined) {
    const { dataDir } = settings
    const database = await step('starting Postgres', () =>
      keepDatabase({ dataDir, archiveDir: settings.archiveDir, onMoved }),
    )
    shutdown.add(database.stop)
    databaseUrl = database.url
  }
  const { databaseDirectUrl: directUrl } = settings
  const url = databaseUrl
  await step('checking the database', () => onceThere(() => checkForPooler({ url, directUrl })))
  await step('migrating the database', () => migrate(directUrl ?? url))
  return url
}

async function openSandbox(settings: Settings, secrets: Secrets, claim: Claim) {
  if (settings.stripeSecretKey !== undefined) return undefined
  const start = () =>
    startSandbox({
      keys: sandboxKeys(settings, secrets),
      appLoopbackUrl: `http://127.0.0.1:${settings.port}`,
      appUrl: settings.appUrl,
      port: settings.sandboxPort,
      smtpPort: settings.sandboxPort + 1,
      dataDir: join(settings.dataDir, 'sandbox'),
      testClock: settings.testClock,
    })
  const onStart = (pid: number | undefined) => claim.note('sandbox', pid)
  return step('starting the sandbox Stripe', () =>
    keepRunning<SandboxReady>({ name: 'sandbox', start, onStart }),
  )
}

interface Part {
  name: string
  entry: string
  env: () => NodeJS.ProcessEnv
  /** What is not known at the first start, for an entry that waits for it. */
  later?: () => Promise<NodeJS.ProcessEnv>
  claim: Claim
  settings: Settings
}

/** Requests, and what works between them, may need as long to end as they are given. */
const ENDS_WITHIN_MS = 25_000

async function openPart({ claim, entry, env, later, name, settings }: Part): Promise<Kept<unknown>> {
  // Made from sources, the first page can take a while where nothing is cached yet.
  const start = () => startService({ entry, env: env(), later: later?.(), timeoutMs: 300_000 })
  const part = await step(`starting the ${name}`, () =>
    keepRunning({
      name,
      start,
      onStart: (pid) => claim.note(name, pid),
      stopTimeoutMs: settings.stopDelaySeconds * 1000 + ENDS_WITHIN_MS,
    }),
  )
  shutdown.add(part.stop)
  return part
}

interface Changing {
  sandbox: Kept<unknown> | undefined
  background: Kept<unknown>
  databaseUrl: () => string
  settings: Settings
}

/** Pages and routes are Next's to renew; the rest is started again, and migrations run. Returns the end of it. */
function restartOnChange({ background, databaseUrl, sandbox, settings }: Changing): () => void {
  const { close } = watchFolders(['lib', 'db', 'sandbox'], async (paths) => {
    const isIn = (folder: string) => paths.some((path) => path.startsWith(`${folder}/`))
    try {
      if (paths.some((path) => path.endsWith('.sql')))
        await step('migrating the database', () => migrate(settings.databaseDirectUrl ?? databaseUrl()))
    } catch (error) {
      say(explain(error))
    }
    if (isIn('sandbox')) sandbox?.restart()
    if (isIn('lib') || isIn('db')) background.restart()
  })
  return close
}

/** A world that could not be finished is a pity, but no reason not to serve. */
async function seed(env: NodeJS.ProcessEnv, dataDir: string): Promise<Guide | undefined> {
  try {
    const seeding = await startService<{ guide?: Guide }>({
      entry: 'scripts/seed.ts',
      env,
      timeoutMs: 300_000,
    })
    await stopService(seeding)
    return keepGuide(dataDir, seeding.ready.guide)
  } catch (error) {
    say(`The demo world is not complete; npm run -s remit -- db seed retries it. ${explain(error)}`)
    return keepGuide(dataDir, undefined)
  }
}

/** `build` serves what was built, `sources` what is being written. */
type Mode = 'build' | 'sources'

interface Openers {
  database: Promise<void>
  openSandbox: () => ReturnType<typeof openSandbox>
  openApp: () => Promise<Kept<unknown>>
}

/** Side by side what can be; but where the first page is made from sources, nothing that it does not need competes with it. */
const openInTurn = {
  build: async ({ database, openApp, openSandbox }: Openers) => {
    await database
    return Promise.all([openSandbox(), openApp()])
  },
  sources: async ({ database, openApp, openSandbox }: Openers) => {
    const [app] = await Promise.all([openApp(), database])
    return [await openSandbox(), app] as const
  },
}

async function run(mode: Mode) {
  const begun = performance.now()
  const settings = readSettings(process.env)
  const claim = await claimEverything(settings)
  const secrets = secretsOf(settings)
  const { testClock } = settings
  say(
    testClock
      ? `Starting Remit with the test clock of ${testClock}: its times are not real.`
      : 'Starting Remit',
  )
  // A worker has no pages.
  if (mode === 'build' && settings.parts.hasPages) await step('checking the build', ensureBuild)

  const parts: Record<string, Kept<unknown>> = {}
  let databaseUrl = ''
  const opening = openDatabase(settings, (url) => {
    databaseUrl = url
    for (const part of Object.values(parts)) part.restart()
  }).then((url) => {
    databaseUrl = url
  })
  const expected = settings.stripeSecretKey === undefined ? sandboxAddress(settings) : undefined
  const nodeEnv = mode === 'build' ? 'production' : 'development'
  const envNow = () => appEnv({ settings, secrets, databaseUrl, sandbox: expected, nodeEnv })
  // What has no pages is not built: it runs from its sources.
  const built = settings.parts.hasPages ? SERVER : 'scripts/serve.ts'
  const openApp =
    mode === 'build'
      ? () => openPart({ name: 'app', entry: built, env: envNow, claim, settings })
      : () =>
          openPart({
            name: 'app',
            entry: 'scripts/serve-sources.ts',
            env: envNow,
            later: () => opening.then(envNow),
            claim,
            settings,
          })
  let seconds = 0
  const [sandbox] = await openInTurn[mode]({
    database: opening,
    openSandbox: () => openSandbox(settings, secrets, claim),
    openApp: async () => {
      const app = await openApp()
      parts.app = app
      seconds = (performance.now() - begun) / 1000
      say(`  serving at ${settings.appUrl} after ${seconds.toFixed(1)} s`)
      return app
    },
  })
  if (sandbox) shutdown.add(sandbox.stop)
  if (mode === 'sources') {
    const background = await openPart({
      name: 'background',
      entry: 'scripts/serve-background.ts',
      env: envNow,
      claim,
      settings,
    })
    parts.background = background
    shutdown.add(restartOnChange({ sandbox, background, settings, databaseUrl: () => databaseUrl }))
  }
  const guide = sandbox && (await step('checking the demo world', () => seed(envNow(), settings.dataDir)))
  const { appUrl, stripeLivemode: isLive } = settings
  console.log(summary({ appUrl, sandboxUrl: sandbox?.ready.url, guide, isLive, seconds }))
}

export const runRemit = (mode: Mode): Promise<void> =>
  run(mode).catch((error: unknown) => shutdown.failed(error))
