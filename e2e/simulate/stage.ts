// What a simulation plays on: a Postgres, the built app as a process that can be killed, the sandbox as another, a mail server, a clock.
import { closeSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '@/db/embedded/free-port'
import { createDatabase } from '@/lib/testing/create'
import { type MailServer, startMailServer } from '@/lib/testing/mail-server'
import { startTestServer } from '@/lib/testing/server'
import { DEMO_KEYS, startSandbox } from '@/scripts/support/sandbox'
import { ROOT, type Service, stopService } from '@/scripts/support/service'
import { type Stripe, stripeAt } from '../faults/stripe'
import { appEnvFor, createClient, openLog, startReplica } from '../support/app'
import { MovedClock } from './clock'

export interface Stage {
  clock: MovedClock
  mails: MailServer
  stripe: Stripe
  databaseUrl: string
  url: string
  apiKey: string
  kill9(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

export async function openStage(): Promise<Stage> {
  const undo: (() => unknown)[] = []
  const stop = async () => {
    for (const act of undo.splice(0).reverse()) await act()
  }
  try {
    const folder = join(ROOT, '.data', 'simulate')
    mkdirSync(folder, { recursive: true })
    const log = openLog('simulate')
    undo.push(() => closeSync(log))
    const server = await startTestServer()
    undo.push(server.stop)
    const database = await createDatabase(server.adminUrl, server.templateName)
    undo.push(database.drop)
    const mails = await startMailServer()
    undo.push(mails.stop)
    const clock = new MovedClock(join(folder, `clock-${process.pid}`))
    const port = await freePort()
    const url = `http://localhost:${port}`
    const sandbox = await startSandbox({
      ...{ keys: DEMO_KEYS, appLoopbackUrl: `http://127.0.0.1:${port}`, appUrl: url, output: log },
      testClock: clock.file,
    })
    undo.push(() => stopService(sandbox))
    const env = {
      ...appEnvFor({ databaseUrl: database.url, sandbox: sandbox.ready, url, port }),
      ...{
        SMTP_URL: mails.url,
        REMIT_TEST_CLOCK: clock.file,
        TRUSTED_PROXY_HOPS: '1',
        LOG_LEVEL: 'warn',
        METRICS_TOKEN: 'the-token-of-a-simulation',
      },
    }
    let app: Service<unknown> | undefined
    const kill9 = async () => {
      app?.child.kill('SIGKILL')
      await app?.exited
      app = undefined
    }
    undo.push(kill9)
    const start = async () => {
      clock.forget()
      app = await startReplica(env, log)
    }
    await start()
    const { apiKey } = await createClient({ env }, 'Ledgerly')
    return {
      ...{ clock, mails, url, apiKey, kill9, start, stop, databaseUrl: database.url },
      stripe: stripeAt(sandbox.ready.url),
    }
  } catch (error) {
    await stop()
    throw error
  }
}
