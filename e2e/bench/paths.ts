// The paths that are measured: how each is asked of each server, and how many rows an answer must have left.
import { createHmac, randomInt } from 'node:crypto'
import { newId } from '@/lib/ids'
import type { PathName } from '@/scripts/bench/options'
import { forEach, type ServerName } from '@/scripts/bench/ratios'
import { DEMO_KEYS } from '@/scripts/support/sandbox'
import type { Bills } from './bills'
import type { NextCall } from './load'
import { headersOf, orderOf, type Shop } from './shop'

export interface BenchPath {
  name: PathName
  title: string
  /** What is asked of each that takes part; made anew for each load, of so many calls at most. */
  calls: Partial<Record<ServerName, (most: number) => NextCall>>
  /** The table that a call adds a row to, or must not. */
  rows: Partial<Record<ServerName, string>>
  adds: 0 | 1
}

const anyOf = <T>(list: readonly T[]): T => {
  const one = list[randomInt(list.length)]
  if (one === undefined) throw new Error('nothing to choose from')
  return one
}

const PAYMENTS = { Remit: 'payments', 'minimal Next': 'bench.payments', bare: 'bench.payments' }
const EVENTS = { Remit: 'inbox', 'minimal Next': 'bench.events', bare: 'bench.events' }

let events = 0

/** A new event each time, signed as Stripe signs. */
function signedEvent() {
  events += 1
  const event = { id: `evt_bench_${events}`, object: 'event', type: 'bench.nothing' }
  const body = JSON.stringify({ ...event, account: 'acct_bench', livemode: false })
  const time = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', DEMO_KEYS.connectWebhookSecret)
    .update(`${time}.${body}`)
    .digest('hex')
  return { body, headers: { 'stripe-signature': `t=${time},v1=${signature}` } }
}

const session = (shop: Shop, key: string) =>
  ({ method: 'POST', path: '/api/v1/sessions', headers: headersOf(shop, key), body: orderOf(key) }) as const

const statement = () => () => ({ method: 'GET', path: '/statement' }) as const

/** Only the bare server has something to hold against it: the least that an answer from a database costs. */
const besideStatement = (ask: (most: number) => NextCall): BenchPath['calls'] =>
  Object.fromEntries([
    ['Remit', ask],
    ['bare', statement],
  ])

export function pathsOf({ fresh, looked, opened }: Bills, shop: Shop, replayed: string[]): BenchPath[] {
  return [
    {
      name: 'page',
      title: 'payer page, 20 lines, random links',
      calls: forEach(() => () => () => ({
        method: 'GET',
        path: `/i/${anyOf(looked)}`,
        headers: { accept: 'text/html' },
      })),
      ...{ rows: PAYMENTS, adds: 0 },
    },
    {
      name: 'fresh',
      title: 'checkout-session, fresh',
      calls: forEach((server) => (most) => {
        const own = fresh[server].splice(0, most)
        return () => {
          const token = own.pop()
          return token === undefined ? undefined : { method: 'POST', path: `/i/${token}/checkout-session` }
        }
      }),
      ...{ rows: PAYMENTS, adds: 1 },
    },
    {
      name: 'reused',
      title: 'checkout-session, reused',
      calls: forEach(() => () => () => ({ method: 'POST', path: `/i/${anyOf(opened)}/checkout-session` })),
      ...{ rows: PAYMENTS, adds: 0 },
    },
    {
      name: 'webhook',
      title: 'webhook intake',
      calls: forEach(() => () => () => {
        const { body, headers } = signedEvent()
        return {
          method: 'POST',
          path: '/webhooks/stripe/connect',
          headers: { ...headers, 'content-type': 'application/json' },
          body,
        }
      }),
      ...{ rows: EVENTS, adds: 1 },
    },
    {
      name: 'create',
      title: 'Sessions create (bare: one statement)',
      calls: besideStatement(() => () => session(shop, newId())),
      ...{ rows: { Remit: 'sessions' }, adds: 1 },
    },
    {
      name: 'replay',
      title: 'Sessions replay (bare: one statement)',
      calls: besideStatement(() => () => session(shop, anyOf(replayed))),
      ...{ rows: { Remit: 'sessions' }, adds: 0 },
    },
  ]
}
