// One replica after the other is asked to end and started again, under steady requests: nobody notices.
import { setTimeout as pause } from 'node:timers/promises'
import type { Finding } from '../judge'
import { askOnce, untilTrue } from '../persistence'
import {
  floor,
  liveThrough,
  type Outcome,
  openPlay,
  type Run,
  type Scenario,
  settle,
  waited,
} from '../scenario'
import type { Bill, Seller } from '../seller'

const BILLS = 8
/** Of questions. */
const KINDS = 4

interface Asked {
  what: string
  status: number
  ms: number
}

/** What is asked, in turns: the page, its state, opening a payment, and the API. Nothing is asked twice. */
function questions(run: Run, { organisationId }: Seller, bills: readonly Bill[]) {
  const { apiKey, balancer } = run.stage
  const headers = { 'x-dolfin-api-key': apiKey, 'x-dolfin-organisation-id': organisationId }
  return (turn: number) => {
    // Each kind is asked of each bill: the state of a payment is worth asking for once somebody has opened it.
    const bill = bills[Math.floor(turn / KINDS) % bills.length]
    const url = bill?.url ?? ''
    const payer = { 'x-forwarded-for': `198.51.100.${1 + (turn % 200)}` }
    const kinds = [
      { method: 'GET', url, headers: { ...payer, accept: 'text/html' } },
      { method: 'GET', url: `${url}/progress`, headers: payer },
      { method: 'POST', url: `${url}/checkout-session`, headers: payer },
      { method: 'GET', url: `${balancer.url}/invoices/${bill?.id}`, headers },
    ] as const
    return kinds[turn % kinds.length] ?? kinds[0]
  }
}

/** So many requests a second, whether they are answered or not. */
function askSteadily(perSecond: number, next: (turn: number) => Parameters<typeof askOnce>[0]) {
  const asked: Promise<Asked>[] = []
  const timer = setInterval(() => {
    const question = next(asked.length)
    const begun = performance.now()
    const end = (status: number): Asked => ({
      ...{ what: `${question.method} ${new URL(question.url).pathname}`, status },
      ms: performance.now() - begun,
    })
    asked.push(
      askOnce(question)
        .then(({ status }) => end(status))
        .catch(() => end(0)),
    )
  }, 1000 / perSecond)
  return () => {
    clearInterval(timer)
    return Promise.all(asked)
  }
}

async function restartInTurns({ size, stage }: Run): Promise<void> {
  for (let turn = 0; turn < size.times; turn++) {
    const replica = stage.replicas[turn % stage.replicas.length]
    await replica?.leave()
    await replica?.start()
    const isIn = () => stage.balancer.targets.every(({ isReady }) => isReady)
    if ((await untilTrue(60_000, isIn)) === undefined)
      throw new Error(`${replica?.name} did not become ready`)
    await pause(500)
  }
}

async function run(given: Run): Promise<Outcome> {
  const play = await openPlay(given)
  const bills: Bill[] = []
  for (let at = 0; at < BILLS; at++)
    bills.push(await play.seller.bill(1_000 + at, `${given.seed}-steady-${at}`))
  const stop = askSteadily(given.size.lanes, questions(given, play.seller, bills))
  const inFewLanes = { ...given, size: { ...given.size, lanes: 3 } }
  const [, witnesses] = await liveThrough(inFewLanes, play, restartInTurns(given))
  const asked = await stop()
  const failed = asked.filter(({ status }) => status === 0 || status >= 400)
  const settled = await settle(given, play, [
    ...witnesses,
    ...bills.map((bill, at) => ({
      payer: {
        at,
        fate: 'only opened' as const,
        amountMinor: bill.amountMinor,
        address: '',
        comesBack: false,
        isSecondTabFirst: false,
      },
      ...{ bill, refunds: [], isVoidAccepted: false },
    })),
  ])
  return {
    findings: [
      ...settled.findings,
      // So that each question has been asked of each bill, and again after it was opened.
      ...floor('requests', asked.length, 2 * KINDS * BILLS),
      ...failed.map(
        ({ ms, status, what }): Finding => ({
          kind: 'lost',
          what: `${what.slice(0, 30)}: ${status || 'broke off'} after ${Math.round(ms)} ms`,
        }),
      ),
    ],
    figures: {
      restarts: given.size.times,
      'payments meanwhile': witnesses.length,
      requests: asked.length,
      'requests a second': given.size.lanes,
      failed: failed.length,
      ...Object.fromEntries(
        [...Map.groupBy(failed, ({ status }) => status)].map(([status, list]) => [
          status === 0 ? 'of them broken off' : `of them answered ${status}`,
          list.length,
        ]),
      ),
      'answered after, median (ms)': waited(asked, 0.5),
      'answered after, p99 (ms)': waited(asked, 0.99),
      'books agree after (s)': settled.seconds,
    },
  }
}

export const rolling: Scenario = {
  about: 'rolling restarts under steady requests',
  promises: [124],
  // Lanes are requests a second here.
  size: {
    small: { payments: 12, times: 4, lanes: 15 },
    full: { payments: 1_000, times: 20, lanes: 50 },
  },
  run,
}
