// For three days no event arrives, and nobody comes back from paying: what happened is listed and repaired, once.
import { setTimeout as pause } from 'node:timers/promises'
import type { Evidence } from '../judge'
import { planPayers } from '../payers'
import { liveAll, type Outcome, openPlay, type Run, type Scenario, settle } from '../scenario'

const HOURS = 72
/** Events are listed once a minute; two rounds, on a machine that is busy. */
const REPAIRED_WITHIN_MS = 5 * 60_000

/** Until they have been listed once more. */
const LISTED_AGAIN_MS = 70_000

const ledgerOf = ({ books }: Evidence): string => JSON.stringify([...books.held].toSorted())

async function run(given: Run): Promise<Outcome> {
  const { seed, size, stage } = given
  const play = await openPlay(given)
  await stage.stripe.disturb({ drop: 1 })
  // Whoever waits for our word before they go on would wait for three days.
  const payers = planPayers(seed, size.payments)
    .filter(({ fate }) => fate !== 'refunded in part')
    .map((payer) => ({ ...payer, comesBack: false }))
  const witnesses = await liveAll(given, play, payers)
  const before = await given.oracle.read(play.seller)
  await stage.stripe.advanceClock(HOURS * 3600)
  for (const { shiftClock } of stage.replicas) shiftClock(HOURS * 3_600_000)
  const settled = await settle(given, play, witnesses, REPAIRED_WITHIN_MS)
  const after = await given.oracle.read(play.seller)
  await pause(LISTED_AGAIN_MS)
  const isSame = ledgerOf(after) === ledgerOf(await given.oracle.read(play.seller))
  const events = await stage.stripe.events(play.seller.accountId)
  return {
    findings: isSame
      ? settled.findings
      : [...settled.findings, { kind: 'double', what: 'what was listed a second time changed the ledger' }],
    figures: {
      payments: witnesses.length,
      'hours unheard': HOURS,
      events: events.length,
      'booked before': before.books.held.size,
      'booked after': after.books.held.size,
      'events listed and stored': after.books.events.size,
      'repaired, and the books agree after (s)': settled.seconds,
    },
  }
}

export const unheard: Scenario = {
  about: 'no event arrives for 72 hours, with the clocks of Stripe and of the app moved on',
  promises: [58, 55],
  isAlone: true,
  size: {
    small: { payments: 40, times: 1, lanes: 4 },
    full: { payments: 1_000, times: 1, lanes: 8 },
  },
  run,
}
