// A whole house on a database of its own, for tests that go through verbs and route handlers.
import { writeFileSync } from 'node:fs'
import { openDatabase } from '@/db/database'
import { Standby } from '@/db/standby'
import type { Clock } from '@/lib/clock'
import { readEnv } from '@/lib/env'
import type { House } from '@/lib/house'
import { createLog } from '@/lib/log'
import { resolveHost } from '@/lib/resolve-host'
import { createStripeGateway } from '@/lib/stripe/gateway'
import { testClock } from '@/lib/test-clock'
import { createTestDatabase } from './database'
import { testSandbox } from './sandbox'

const holder = globalThis as typeof globalThis & { remitHouse?: House }

/** Nobody listens there: a test that reaches a provider without having asked for the sandbox fails at once. */
const NOBODY = 'http://127.0.0.1:9'

const TEST_ENV = {
  APP_URL: 'http://localhost:3000',
  STRIPE_SECRET_KEY: 'sk_test_nobody',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_nobody',
  STRIPE_WEBHOOK_SECRET: 'whsec_test_platform',
  STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_test_connect',
  STRIPE_API_BASE: NOBODY,
  MOLLIE_API_BASE: `${NOBODY}/mollie`,
  AUTH_SECRET: 'a secret of forty-two characters for tests',
  LOG_LEVEL: 'debug',
  // A busy machine is no database that is away; tests of that open their own.
  DATABASE_PATIENCE_MS: '20000',
}

/** Nor is one that is late a standby that does not follow; it is not waited for as long as it may take to answer. */
const STANDBY_CATCHES_UP_WITHIN_MS = 3_000

export interface HouseOptions {
  /** Talks to the sandbox that all tests share, rather than to nobody. */
  withSandbox?: boolean
  /** Variables that differ from the usual ones. */
  env?: Record<string, string | undefined>
  /** In place of one of its own on the server that all tests share. */
  databaseUrl?: string
  /** Where the database is asked how it is, past what a test counts. */
  directUrl?: string
}

interface TestClock extends Clock {
  advance(seconds: number): void
}

export interface TestHouse extends House {
  /** Runs with the system's clock, ahead of it by what the test has advanced. */
  clock: TestClock
  /** Every line that was logged, as it would have been written. */
  logLines: string[]
  close(): Promise<void>
}

/** With a file it is that which moves the clock, for every process that reads it. */
function clockOf(file: string | undefined): TestClock {
  if (file !== undefined) {
    const clock = testClock(file)
    return { ...clock, advance: (seconds) => writeFileSync(file, `+${clock.seconds() + seconds}`) }
  }
  let aheadMs = 0
  return {
    now: () => new Date(Date.now() + aheadMs),
    advance: (seconds) => {
      aheadMs += seconds * 1000
    },
  }
}

/** Builds the house, and makes it the one that route handlers of this process find. Close it at the end. */
export async function testHouse({
  withSandbox = false,
  env: other = {},
  databaseUrl,
  directUrl,
}: HouseOptions = {}): Promise<TestHouse> {
  const database = databaseUrl
    ? { url: databaseUrl, drop: () => Promise.resolve() }
    : await createTestDatabase()
  const sandboxEnv = withSandbox ? (await testSandbox()).env : {}
  const env = readEnv({ NODE_ENV: 'test', ...TEST_ENV, ...sandboxEnv, ...other, DATABASE_URL: database.url })
  const db = openDatabase(env.databaseUrl, {
    patienceMs: env.databasePatienceMs,
    ...(directUrl !== undefined && { directUrl }),
  })
  const logLines: string[] = []
  const house: TestHouse = {
    env,
    db,
    ...(env.databaseReadUrl && {
      standby: new Standby(db, env.databaseReadUrl, {
        patienceMs: env.databasePatienceMs,
        catchesUpWithinMs: STANDBY_CATCHES_UP_WITHIN_MS,
      }),
    }),
    stripe: createStripeGateway(env),
    clock: clockOf(env.testClock),
    log: createLog(env.logLevel, { write: (line) => void logLines.push(line) }),
    resolveHost,
    logLines,
    close: async () => {
      if (holder.remitHouse === house) delete holder.remitHouse
      await Promise.all([db.$client.end({ timeout: 5 }), house.standby?.end()])
      await database.drop()
    },
  }
  holder.remitHouse = house
  return house
}
