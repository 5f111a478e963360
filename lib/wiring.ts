// The composition root: builds the house once per process, and the endpoints that work in it.
import { openDatabase } from '@/db/database'
import { Standby } from '@/db/standby'
import { findBearer } from './applications/find-bearer'
import { systemClock } from './clock'
import { readEnv } from './env'
import type { House } from './house'
import { endpointFactory } from './http/call/endpoint'
import { checkoutDialect } from './http/checkout/dialect'
import { platformDialect } from './http/platform/dialect'
import { sessionsDialect } from './http/sessions/dialect'
import { createLog } from './log'
import { findCaller } from './organisations/api-keys'
import { findStanding } from './organisations/members'
import { hasOrganisation } from './organisations/store'
import { findPerson } from './people/sign-ins'
import { resolveHost } from './resolve-host'
import { createStripeGateway } from './stripe/gateway'
import { testClock } from './test-clock'

const holder = globalThis as typeof globalThis & {
  remitHouse?: House
  /** Of `npm run dev` alone, which reads this file anew after each change of what it stands on: drops what an earlier reading built. */
  remitDropOlder?: (readAt: number) => void
}
const readAt = performance.now()

/** Builds a house from an environment. Pass the result on; only `house()` keeps one. */
export function buildHouse(source: NodeJS.ProcessEnv): House {
  const env = readEnv(source)
  if (!env.databaseUrl)
    throw new Error('DATABASE_URL is not set: start the app with npm start, which brings its own database.')
  const db = openDatabase(env.databaseUrl, {
    directUrl: env.databaseDirectUrl,
    patienceMs: env.databasePatienceMs,
  })
  return {
    env,
    db,
    ...(env.databaseReadUrl && {
      standby: new Standby(db, env.databaseReadUrl, { patienceMs: env.databasePatienceMs }),
    }),
    stripe: createStripeGateway(env),
    clock: env.testClock === undefined ? systemClock : testClock(env.testClock),
    log: createLog(env.logLevel),
    resolveHost,
  }
}

/** Lets what has begun finish for a while. */
export async function closeHouse({ db, standby }: House): Promise<void> {
  await Promise.all([db.$client.end({ timeout: 5 }), standby?.end()])
}

/** The house of this process. Kept on the global object because Next may load this module more than once. */
export function house(): House {
  holder.remitDropOlder?.(readAt)
  holder.remitHouse ??= buildHouse(process.env)
  return holder.remitHouse
}

const directory = { findCaller, hasOrganisation, findPerson, findStanding, findBearer }

/** Declares an operation of the Platform API. */
export const endpoint = endpointFactory({ house, directory, dialect: platformDialect })

/** Declares what only our own pages ask for, about the person who is signed in: no part of the published API. */
export const pageEndpoint = endpointFactory({ house, directory, dialect: platformDialect })

/** Declares an operation of the Checkout API. */
export const checkoutEndpoint = endpointFactory({ house, directory, dialect: checkoutDialect })

/** Declares an operation of the Sessions API. */
export const sessionsEndpoint = endpointFactory({ house, directory, dialect: sessionsDialect })
