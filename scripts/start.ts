// `npm start`: brings along what the environment leaves out, starts everything in order, keeps it running, and stops it in order.
import { join } from 'node:path'
import { migrate } from '@/db/migrate'
import { readSettings, type Settings } from '@/lib/env'
import { appEnv, sandboxAddress, sandboxKeys } from './support/app-env'
import { ensureBuild } from './support/build'
import { keepDatabase } from './support/database'
import { type Guide, keepGuide } from './support/guide'
import { isPortTaken } from './support/ports'
import { type Claim, claimDataDir } from './support/run-record'
import { type SandboxReady, startSandbox } from './support/sandbox'
import { explain, PlainError, say, step } from './support/say'
import { keepSecrets, type Secrets } from './support/secrets'
import { startService, stopService } from './support/service'
import { Shutdown } from './support/shutdown'
import { summary } from './support/summary'
import { type Kept, keepRunning } from './support/supervisor'

const shutdown = new Shutdown()

async function refuseTakenPort(port: number, variable: string): Promise<void> {
  if (!(await isPortTaken(port))) return
  throw new PlainError(
    `Port ${port} is taken by another program: stop that one, or choose another port with ${variable}.`,
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

/** `onMoved` hears of it when the embedded Postgres had to come back at another address. */
async function openDatabase(settings: Settings, onMoved: (url: string) => void): Promise<string> {
  let { databaseUrl } = settings
  if (databaseUrl === undefined) {
    const { dataDir } = settings
    const database = await step('starting Postgres', () => keepDatabase({ dataDir, onMoved }))
    shutdown.add(database.stop)
    databaseUrl = database.url
  }
  const address = databaseUrl
  await step('migrating the database', () => migrate(address))
  return address
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
    })
  const onStart = (pid: number | undefined) => claim.note('sandbox', pid)
  return step('starting the sandbox Stripe', () =>
    keepRunning<SandboxReady>({ name: 'sandbox', start, onStart }),
  )
}

async function openApp(envNow: () => NodeJS.ProcessEnv, claim: Claim): Promise<Kept<unknown>> {
  const start = () => startService({ entry: 'scripts/serve.ts', env: envNow() })
  return step('starting the app', () =>
    keepRunning({ name: 'app', start, onStart: (pid) => claim.note('app', pid) }),
  )
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
    say(`The demo world is not complete; npm run -s remit -- db seed tries again. ${explain(error)}`)
    return keepGuide(dataDir, undefined)
  }
}

async function main() {
  const begun = performance.now()
  const settings = readSettings(process.env)
  const claim = await claimEverything(settings)
  const secrets = keepSecrets(settings.dataDir)
  say('Starting Remit')
  await step('checking the build', ensureBuild)

  let app: Kept<unknown> | undefined
  let databaseUrl = await openDatabase(settings, (url) => {
    databaseUrl = url
    app?.restart()
  })
  const expected = settings.stripeSecretKey === undefined ? sandboxAddress(settings) : undefined
  const envNow = () => appEnv({ settings, secrets, databaseUrl, sandbox: expected })
  // Side by side: neither needs the other in order to start.
  const [sandbox, started] = await Promise.all([
    openSandbox(settings, secrets, claim),
    openApp(envNow, claim),
  ])
  app = started
  if (sandbox) shutdown.add(sandbox.stop)
  shutdown.add(app.stop)
  const seconds = (performance.now() - begun) / 1000
  say(`  serving at ${settings.appUrl} after ${seconds.toFixed(1)} s`)
  const guide =
    sandbox && (await step('looking after the demo world', () => seed(envNow(), settings.dataDir)))
  const { appUrl, stripeLivemode: isLive } = settings
  console.log(summary({ appUrl, sandboxUrl: sandbox?.ready.url, guide, isLive, seconds }))
}

main().catch((error: unknown) => shutdown.failed(error))
