// Background work: events and emails as they arrive, and scheduled sweeps for whatever was missed.
import { openListener } from '@/db/listen'
import { subscribeMissing } from './applications/subscribe'
import { noteAuditHeads } from './audit/heads'
import { verifyDueChains } from './audit/standing'
import { drainDocumentDeliveries } from './deliveries/deliver'
import { freezeMissing } from './documents/freeze-missing'
import type { DueWork } from './due/due-work'
import { nextDue, runDue } from './due/run-due'
import { isAhead, keepUptime } from './due/uptime'
import { DUE, lookedAtTogether } from './due-kinds'
import type { House } from './house'
import { deleteEndedLimits } from './http/call/limit-store'
import { countInvariants } from './invariants'
import { updateTallies } from './invoices/browse/tallies'
import { sendLetters } from './letters/compose'
import { healMarks } from './marks'
import { followClock, runAll, type Work } from './moved-clock'
import { mailFreshLinks } from './payer-words/mail-fresh-links'
import { askDoubtedAccounts } from './payment-accounts/access'
import { rememberPlatform } from './payment-accounts/platform-key'
import { registerWalletDomains } from './payment-accounts/register-domain'
import { carryRefunds } from './payments/carry-refunds'
import { healPrices } from './payments/heal-price'
import { learnMissingFees } from './payments/missing-fees'
import { sweepPayments } from './payments/sweep'
import { deleteEnded } from './people/store'
import { purge } from './privacy/purge'
import { RESEALS } from './reseal'
import { type Entry, openSchedule } from './schedule'
import { sweepLateObjects, sweepRefunds, sweepSessions } from './sessions/sweep'
import { timed } from './telemetry/timed'
import { drainConnectionEvents, drainStripeEvents } from './webhooks/drain-inbox'
import { listMissedEvents } from './webhooks/list-missed'
import { openCourier } from './webhooks/outgoing/courier'

/** A row that nobody was woken for (its waker died) waits at most this long. */
const TICK_MS = 5_000

/** Name → how often, and what. Each runs once per tick, however many replicas there are. */
export const SCHEDULE: Record<string, { cron: string; run: (house: House) => Promise<unknown> }> = {
  'list-missed-events': { cron: '* * * * *', run: listMissedEvents },
  'remember-platform': { cron: '* * * * *', run: rememberPlatform },
  'freeze-what-was-issued': { cron: '* * * * *', run: freezeMissing },
  'heal-marks': { cron: '*/5 * * * *', run: healMarks },
  'carry-refunds': { cron: '*/5 * * * *', run: carryRefunds },
  'book-missing-prices': { cron: '* * * * *', run: healPrices },
  'learn-missing-fees': { cron: '*/5 * * * *', run: learnMissingFees },
  'register-wallet-domains': { cron: '* * * * *', run: registerWalletDomains },
  'fold-invoice-tallies': { cron: '*/5 * * * *', run: ({ db }) => updateTallies(db) },
  'subscribe-to-providers': { cron: '* * * * *', run: subscribeMissing },
  'purge-sessions': { cron: '23 * * * *', run: deleteEnded },
  'note-audit-heads': { cron: '13 * * * *', run: noteAuditHeads },
  'verify-audit-chains': { cron: '*/10 * * * *', run: verifyDueChains },
  'count-invariants': { cron: '*/5 * * * *', run: (house) => countInvariants(house) },
  'purge-limits': { cron: '*/5 * * * *', run: ({ db }) => deleteEndedLimits(db) },
  // Sealed answers are promised to be kept a day, not two: so it runs by the hour.
  'purge-kept-long-enough': { cron: '17 * * * *', run: (house) => purge(house) },
  ...RESEALS,
}

/**
 * Nothing in it falls due by time: what only watches, and what follows a change of keys. They read all that there is, and a test
 * that moves the clock would wait for that with each move.
 */
const NOT_BY_TIME: ReadonlySet<string> = new Set([
  ...['count-invariants', 'verify-audit-chains'],
  ...Object.keys(RESEALS),
])

/** Channel of the database → the drain it wakes. A trigger notifies when rows were added. */
const DRAINS: [string, (house: House) => Promise<unknown>][] = [
  ['remit_inbox', drainStripeEvents],
  // Beside it: a provider that hangs must not hold up the payments of everybody else.
  ['remit_inbox', drainConnectionEvents],
  ['remit_outbox', sendLetters],
  ['remit_refunds', sweepRefunds],
  ['remit_document_deliveries', drainDocumentDeliveries],
  ['remit_link_requests', mailFreshLinks],
]

/** What no trigger wakes: it is looked at when it is due. */
const LOOKS: [string, (house: House) => Promise<unknown>][] = [
  ['access to accounts', askDoubtedAccounts],
  ['payments', sweepPayments],
  ['sessions', sweepSessions],
  ['objects that were created late', sweepLateObjects],
]

/** What is to be told, and to whom. */
const COURIER_CHANNELS = ['remit_webhook_events', 'remit_webhook_deliveries']

export interface Background {
  /** Finishes what has started, and starts nothing more. */
  stop(): Promise<void>
}

/** One run at a time; a request during a run causes one more run after it. */
function singleFile(house: House, name: string, run: (house: House) => Promise<unknown>): Work {
  let running: Promise<void> | undefined
  let isAskedAgain = false
  let done = 0
  const runUntilQuiet = async () => {
    do {
      isAskedAgain = false
      try {
        await timed(
          {
            metric: 'remit_job_duration_seconds',
            labels: (error) => ({ job: name, outcome: error === undefined ? 'ok' : 'failed' }),
            span: { name: `job: ${name}`, kind: 'internal', attributes: { 'remit.job': name }, headers: {} },
          },
          async () => {
            const count = await run(house)
            if (typeof count === 'number') done += count
          },
        )
      } catch (error) {
        house.log.error({ err: error, task: name }, 'background work failed: it will be retried')
      }
    } while (isAskedAgain)
  }
  return {
    ask(): void {
      isAskedAgain = true
      running ??= runUntilQuiet().finally(() => {
        running = undefined
      })
    },
    settled: async (): Promise<void> => running,
    done: () => done,
  }
}

/** The queue would keep a failure to itself; here it is logged. */
const entriesOf = (house: House): (Entry & { work: Work })[] =>
  Object.entries(SCHEDULE).map(([name, { cron, run }]) => {
    const work = singleFile(house, name, run)
    const runOnce = () => {
      work.ask()
      return work.settled()
    }
    return { name, cron, run: runOnce, work }
  })

const TOLD_BETWEEN: ReadonlySet<string> = new Set(['remit_inbox', 'remit_outbox'])

/**
 * That we are up is written down before anything is done: what is missed is judged by it. Where a test moves the clock, letters
 * leave and news are heard after each moment, before what fell due later is done.
 */
function dueLooks(
  house: House,
  uptime: ReturnType<typeof keepUptime>,
  drains: readonly (Work & { channel: string })[],
): Work[] {
  const isMovedByTest = house.env.testClock !== undefined
  const told = drains.filter(({ channel }) => TOLD_BETWEEN.has(channel))
  const between = isMovedByTest ? () => runAll(told) : undefined
  const look = (kinds: readonly DueWork[]) => async () => {
    if (await isAhead(house)) return 0
    await uptime.note()
    return runDue(house, kinds, between)
  }
  return lookedAtTogether(isMovedByTest).map((kinds) =>
    singleFile(house, kinds.length === 1 ? `due: ${kinds[0]?.name}` : 'what is due', look(kinds)),
  )
}

export async function startBackground(house: House): Promise<Background> {
  const drains = DRAINS.map(([channel, run]) => ({
    channel,
    ...singleFile(house, channel, run),
  }))
  const courier = openCourier(house)
  const looks = LOOKS.map(([name, run]) => singleFile(house, name, run))
  const uptime = keepUptime(house)
  const due = dueLooks(house, uptime, drains)
  const entries = entriesOf(house)
  const works = [...drains, ...looks, { ask: courier.ask, settled: courier.quiet, done: () => 0 }]
  const boss = await openSchedule(house, entries)
  const askAll = () => {
    for (const { ask } of [...works, ...due]) ask()
  }
  const called = COURIER_CHANNELS.map((channel) => ({ channel, ask: courier.ask }))
  const woken = [...drains, ...called]
  const listener = openListener(house.env.databaseDirectUrl)
  await Promise.all(woken.map(({ ask, channel }) => listener.on(channel, ask)))
  const ticker = setInterval(askAll, TICK_MS)
  const stopFollowing = await followClock(house, {
    ...{ drains: works, due, nextDue: () => nextDue(house, DUE), noteUp: uptime.note },
    entries: entries.filter(({ name }) => !NOT_BY_TIME.has(name)).map(({ work }) => work),
  })
  askAll()
  return {
    stop: async () => {
      clearInterval(ticker)
      await stopFollowing()
      await listener.end()
      await boss.stop({ graceful: true, timeout: 5_000 })
      await Promise.all([courier.stop(), ...[...drains, ...looks, ...due].map(({ settled }) => settled())])
    },
  }
}
