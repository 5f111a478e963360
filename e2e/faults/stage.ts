// What every scenario plays on: a Postgres, two replicas behind a balancer, a Stripe that is the sandbox, and a platform's key.
import { closeSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '@/db/embedded/free-port'
import { openLine } from '@/lib/testing/line'
import { DEMO_KEYS, startSandbox } from '@/scripts/support/sandbox'
import { ROOT, stopService } from '@/scripts/support/service'
import { appEnvFor, createClient, openLog } from '../support/app'
import { type Balancer, openBalancer } from './balancer'
import { type RigPostgres, startRigPostgres } from './postgres'
import { createReplica, type Replica } from './replica'
import { type Stripe, stripeAt } from './stripe'

export interface Stage {
  postgres: RigPostgres
  replicas: Replica[]
  balancer: Balancer
  stripe: Stripe
  /** Of the platform, over the balancer. */
  apiKey: string
  connectSecret: string
  stop(): Promise<void>
}

const REPLICAS = ['one', 'two']

/** As in production, but for where the mail goes, and that it is said more quickly that somebody leaves. */
const ENV = {
  LOG_LEVEL: 'warn',
  TRUSTED_PROXY_HOPS: '1',
  STOP_DELAY_SECONDS: '2',
  SERVE_HOSTS: '127.0.0.1',
}

export async function openStage(say: (line: string) => void, patienceMs: number): Promise<Stage> {
  const undo: (() => Promise<void> | void)[] = []
  const stop = async () => {
    for (const act of undo.splice(0).reverse()) await act()
  }
  try {
    const folder = join(ROOT, '.data', 'faults')
    mkdirSync(folder, { recursive: true })
    const log = openLog('faults')
    undo.push(() => closeSync(log))
    const postgres = await startRigPostgres(say)
    undo.push(postgres.stop)
    const ports = [await freePort(), await freePort()]
    const named = REPLICAS.map((name, at) => ({ name, port: ports[at] ?? 0 }))
    const balancer = await openBalancer(named)
    undo.push(balancer.close)
    const appLoopbackUrl = `http://127.0.0.1:${balancer.port}`
    const sandbox = await startSandbox({
      ...{ keys: DEMO_KEYS, appLoopbackUrl, appUrl: balancer.url, output: log },
    })
    undo.push(() => stopService(sandbox))
    const env = {
      ...appEnvFor({
        ...{ databaseUrl: postgres.url, sandbox: sandbox.ready, url: balancer.url, port: balancer.port },
      }),
      ...ENV,
      DATABASE_PATIENCE_MS: String(patienceMs),
    }
    const replicas: Replica[] = []
    for (const { name, port } of named) {
      const line = await openLine(postgres.url)
      undo.push(line.close)
      const clockFile = join(folder, `clock-${name}`)
      const replica = createReplica({ name, port, line, env, log, clockFile })
      replicas.push(replica)
      undo.push(replica.kill9)
    }
    await Promise.all(replicas.map((replica) => replica.start()))
    const { apiKey } = await createClient({ env }, 'Ledgerly')
    return {
      ...{ postgres, replicas, balancer, apiKey, stop },
      stripe: stripeAt(sandbox.ready.url),
      connectSecret: DEMO_KEYS.connectWebhookSecret,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
