// A storm of events: all that Stripe has to say of many payments, each several times and in any order, over many connections.
import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'
import { chanceOf } from '../dice'
import type { Finding } from '../judge'
import { inLanes } from '../persistence'
import {
  floor,
  liveAll,
  type Outcome,
  openPlay,
  percentile,
  type Run,
  type Scenario,
  settle,
} from '../scenario'
import type { Stage } from '../stage'
import { CALM, type StripeEvent } from '../stripe'

const CONNECTIONS = 32
const MOST_COPIES = 5
const WITHIN_MS = 10 * 60_000

interface Acknowledgement {
  status: number
  ms: number
}

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })

/** As Stripe posts it, at this moment. */
function deliver({ balancer, connectSecret }: Stage, event: StripeEvent): Promise<Acknowledgement> {
  const text = JSON.stringify(event)
  const time = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', connectSecret).update(`${time}.${text}`).digest('hex')
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    const posted = request({
      ...{ host: '127.0.0.1', port: balancer.port, agent, method: 'POST', path: '/webhooks/stripe/connect' },
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
        'stripe-signature': `t=${time},v1=${signature}`,
      },
    })
    posted.on('error', reject)
    posted.on('response', (answer) => {
      answer.resume()
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, ms: performance.now() - begun }))
      answer.on('error', reject)
    })
    posted.end(text)
  })
}

async function run(given: Run): Promise<Outcome> {
  const { seed, stage } = given
  const play = await openPlay(given)
  // What is said while they pay is lost, so that all of it comes in the storm.
  await stage.stripe.disturb({ drop: 1 })
  const witnesses = await liveAll(given, play)
  await stage.stripe.disturb(CALM)
  const chance = chanceOf(seed, 'storm')
  const events = await stage.stripe.events(play.seller.accountId)
  const copies = chance.shuffled(
    events.flatMap((event) => Array.from({ length: chance.between(1, MOST_COPIES) }, () => event)),
  )
  const taken: Acknowledgement[] = []
  const begun = performance.now()
  await inLanes(CONNECTIONS, copies, async (event) => {
    taken.push(await deliver(stage, event))
  })
  const seconds = (performance.now() - begun) / 1000
  const refused = Map.groupBy(
    taken.filter(({ status }) => status >= 300),
    ({ status }) => status,
  )
  const refusals = [...refused].map(([status, list]): Finding => {
    return { kind: 'lost', what: `${list.length} deliveries were answered ${status}` }
  })
  const missing = await given.oracle.missingEvents(
    play.seller,
    events.map(({ id }) => id),
  )
  const lost = missing.map((id): Finding => ({ kind: 'acknowledged, and lost', what: `event ${id}` }))
  const settled = await settle(given, play, witnesses, WITHIN_MS)
  const times = taken.map(({ ms }) => ms)
  return {
    findings: [
      ...refusals,
      ...lost,
      ...settled.findings,
      // Each payer is told of at least once.
      ...floor('events', events.length, Math.max(1, witnesses.length)),
    ],
    figures: {
      payments: witnesses.length,
      events: events.length,
      deliveries: copies.length,
      'deliveries a second': Math.round(copies.length / seconds),
      'acknowledged after, median (ms)': percentile(times, 0.5),
      'acknowledged after, p99 (ms)': percentile(times, 0.99),
      'not acknowledged': taken.filter(({ status }) => status >= 300).length,
      'books agree after (s)': settled.seconds,
    },
  }
}

export const storm: Scenario = {
  about: 'all events of many payments, each 1 to 5 times and in any order, over 32 connections',
  promises: [44, 45, 46, 56],
  size: {
    small: { payments: 100, times: 1, lanes: 6 },
    full: { payments: 10_000, times: 1, lanes: 16 },
  },
  run,
}
