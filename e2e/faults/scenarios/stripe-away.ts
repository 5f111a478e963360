// Stripe is away for long: pages go on, payers are told, and afterwards everything comes right by itself.
import { setTimeout as pause } from 'node:timers/promises'
import { chanceOf } from '../dice'
import type { Finding } from '../judge'
import { live, type Payer, planPayers, type Witness } from '../payers'
import { askOnce, inLanes } from '../persistence'
import {
  endings,
  failures,
  floor,
  type Outcome,
  openPlay,
  type Run,
  type Scenario,
  settle,
  waited,
} from '../scenario'
import type { Bill } from '../seller'

const RESOLVED_WITHIN_MS = 15 * 60_000
const PAGE_EVERY_MS = 200
const AWAY = ['drop', '503', 'timeout'] as const
/** Until Stripe hangs up, where it does not answer. */
const HANGS_MS = 20_000

/** A payer waits 8 s for what is asked of Stripe, and a little for the rest. */
const TOLD_WITHIN_MS = 12_000
/** As what Stripe did not do is told, or that there is too much to do. */
const TOLD = [502, 503]

interface Tried {
  status: number
  ms: number
}

const visit = async (payer: Payer, method: string, url: string): Promise<Tried> => {
  const begun = performance.now()
  const headers = { 'x-forwarded-for': payer.address, ...(method === 'GET' && { accept: 'text/html' }) }
  const { status } = await askOnce({ method, url, headers }).catch(() => ({ status: 0 }))
  return { status, ms: performance.now() - begun }
}

/** Each payer is told that it cannot be paid now, while they still wait; nobody can be served. */
function judgeOpened(opened: readonly Tried[]): Finding[] {
  const told = (kind: Finding['kind'], { ms, status }: Tried): Finding => ({
    kind,
    what: `opening a payment: ${status || 'no answer'} after ${Math.round(ms)} ms`,
  })
  return opened.flatMap((one) => {
    if (one.status === 0 || one.ms > TOLD_WITHIN_MS) return [told('stuck', one)]
    return TOLD.includes(one.status) ? [] : [told('wrong state', one)]
  })
}

async function run(given: Run): Promise<Outcome> {
  const { seed, size, stage } = given
  const play = await openPlay(given)
  const payers = planPayers(seed, size.payments)
  const half = Math.ceil(payers.length / 2)
  const [before, during] = [payers.slice(0, half), payers.slice(half)]
  const witnesses: Witness[] = []
  await inLanes(size.lanes, before, async (payer) => {
    witnesses.push(await live(play, payer))
  })
  const bills: { payer: Payer; bill: Bill }[] = []
  for (const payer of during)
    bills.push({ payer, bill: await play.seller.bill(payer.amountMinor, `${seed}-${payer.at}`) })

  const began = Date.now()
  const kind = chanceOf(seed, 'away').pick(AWAY)
  await stage.stripe.fail({ path: '/v1/*', kind, times: 1_000_000, delayMs: HANGS_MS })
  const until = performance.now() + size.times * 1_000
  const pages: Tried[] = []
  const opened: Tried[] = []
  const looking = async () => {
    for (let turn = 0; performance.now() < until; turn++) {
      const one = bills[turn % bills.length]
      if (one) pages.push(await visit(one.payer, 'GET', one.bill.url))
      await pause(PAGE_EVERY_MS)
    }
  }
  const opening = () =>
    inLanes(size.lanes, bills, async ({ bill, payer }) => {
      opened.push(await visit(payer, 'POST', `${bill.url}/checkout-session`))
    })
  await Promise.all([looking(), opening()])
  const figures = endings(stage, began)
  const failed = failures(stage, began, TOLD)
  await stage.stripe.clearFaults()

  // They come again, and each is served this time: under the same invoice, whatever was begun for it.
  await inLanes(size.lanes, during, async (payer) => {
    witnesses.push(await live(play, payer))
  })
  const settled = await settle(given, play, witnesses, RESOLVED_WITHIN_MS)
  const unserved = pages.filter(({ status }) => status !== 200)
  return {
    findings: [
      ...settled.findings,
      ...failed,
      ...judgeOpened(opened),
      ...floor('attempts to open a payment', opened.length, Math.max(1, bills.length)),
      ...floor('pages', pages.length, 1),
      ...unserved.map(({ status }): Finding => ({ kind: 'lost', what: `a page was answered ${status}` })),
    ],
    figures: {
      payments: witnesses.length,
      'away for (s)': size.times,
      'as it was away': kind,
      'pages meanwhile': pages.length,
      'pages after, p99 (ms)': waited(pages, 0.99),
      'opening answered after, longest (ms)': waited(opened, 1),
      ...figures,
      'books agree after (s)': settled.seconds,
    },
  }
}

export const stripeAway: Scenario = {
  about: 'Stripe away for long, while payers look and try to pay',
  promises: [118, 119, 120],
  // Times are seconds here.
  size: {
    small: { payments: 24, times: 30, lanes: 4 },
    full: { payments: 400, times: 3_600, lanes: 8 },
  },
  run,
}
