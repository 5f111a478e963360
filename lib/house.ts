// What every verb is given: database, clock, Stripe, mail, log. Types only; `wiring.ts` builds it.
import type { Database } from '@/db/database'
import type { Standby } from '@/db/standby'
import type { Clock } from './clock'
import type { Env } from './env'
import type { Log } from './log'
import type { StripeGateway } from './stripe/gateway'

export interface HostAddress {
  address: string
  family: 4 | 6
}

/** All addresses of a host. Throws where there is none, or nobody who knows. */
export type ResolveHost = (host: string) => Promise<HostAddress[]>

export interface House {
  env: Env
  db: Database
  /** For what `readApart` reads. */
  standby?: Standby
  stripe: StripeGateway
  clock: Clock
  log: Log
  resolveHost: ResolveHost
}
