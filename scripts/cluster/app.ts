// Remit itself in the cluster: its database made, the sandbox in place of Stripe, and replicas that know one another only by it.
import { randomBytes } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { freePort } from '@/db/embedded/free-port'
import { migrate } from '@/db/migrate'
import { checkForPooler } from '@/db/pooler'
import { appEnvOf, DEMO_KEYS, startSandbox } from '../support/sandbox'
import { SERVER, startService, stopService } from '../support/service'
import { type Kept, keepRunning } from '../support/supervisor'
import { until } from './part'

export interface Addresses {
  databaseUrl: string
  databaseDirectUrl: string
  databaseReadUrl?: string
}

/** A user that owns its database and is nothing more, as an operator makes one. */
export async function createDatabase(superuserUrl: string, password: string): Promise<void> {
  const client = postgres(superuserUrl, { max: 1, connect_timeout: 2, onnotice: () => undefined })
  // Until HAProxy has asked them all, any node passes for the primary.
  await until('the primary takes what is written', async () => {
    const [{ isStandby } = { isStandby: true }] = await client<{ isStandby: boolean }[]>`
      select pg_is_in_recovery() as "isStandby"`
    return !isStandby
  })
  try {
    await client.unsafe(`create role remit login password '${password}'`)
    await client.unsafe('create database remit owner remit')
    // So that a standby says after a failover whom it follows now.
    await client.unsafe('grant pg_read_all_stats to remit')
  } finally {
    await client.end({ timeout: 5 })
  }
}

export interface Replica {
  name: string
  port: number
  kept: Kept<unknown>
}

export interface RunningApp {
  sandboxUrl: string
  /** What a replica is told; for the operator’s commands too. */
  env: NodeJS.ProcessEnv
  /** Who answered the lists, by outcome. */
  countReads(): Promise<Map<string, number>>
  stop(): Promise<void>
}

interface Options {
  addresses: Addresses
  appPort: number
  replicaPorts: number[]
  folder: string
}

export async function startApp({ addresses, appPort, folder, replicaPorts }: Options): Promise<RunningApp> {
  const { databaseDirectUrl, databaseReadUrl, databaseUrl } = addresses
  await until('the way through the pooler is open', async () => {
    await checkForPooler({ url: databaseUrl, directUrl: databaseDirectUrl })
    return true
  })
  await migrate(databaseDirectUrl)
  const url = `http://localhost:${appPort}`
  const log = openSync(join(folder, 'app.log'), 'a')
  const sandbox = await startSandbox({
    keys: DEMO_KEYS,
    // Its events come the way that payers come: to whichever replica serves.
    appLoopbackUrl: `http://127.0.0.1:${appPort}`,
    appUrl: url,
    port: await freePort(),
    output: log,
  })
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    ...appEnvOf(DEMO_KEYS, sandbox.ready.url),
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    DATABASE_DIRECT_URL: databaseDirectUrl,
    ...(databaseReadUrl && { DATABASE_READ_URL: databaseReadUrl }),
    SMTP_URL: sandbox.ready.smtpUrl,
    AUTH_SECRET: randomBytes(32).toString('hex'),
    APP_URL: url,
    REMIT_DATA_DIR: folder,
    SERVE_HOSTS: '127.0.0.1',
    LOG_LEVEL: 'warn',
    STOP_DELAY_SECONDS: '2',
    TRUSTED_PROXY_HOPS: '1',
    METRICS_TOKEN: randomBytes(16).toString('hex'),
  }
  const replicas = await Promise.all(
    replicaPorts.map((port, at) =>
      keepRunning({
        name: `replica ${at + 1}`,
        start: () =>
          startService({
            entry: SERVER,
            env: { ...env, PORT: String(port) },
            output: log,
            timeoutMs: 300_000,
          }),
        onStart: () => undefined,
        stopTimeoutMs: 30_000,
      }),
    ),
  )
  return {
    sandboxUrl: sandbox.ready.url,
    env,
    countReads: async () => {
      const counts = new Map<string, number>()
      for (const port of replicaPorts) {
        const answer = await fetch(`http://127.0.0.1:${port}/api/metrics`, {
          headers: { authorization: `Bearer ${env.METRICS_TOKEN}` },
        })
        const counted = /^remit_standby_reads_total\{.*outcome="(\w+)".*\} (\d+)/gm
        for (const [, outcome = '', count] of (await answer.text()).matchAll(counted))
          counts.set(outcome, (counts.get(outcome) ?? 0) + Number(count))
      }
      return counts
    },
    stop: async () => {
      await Promise.all(replicas.map(({ stop }) => stop()))
      await stopService(sandbox)
      closeSync(log)
    },
  }
}
