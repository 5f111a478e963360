// Fetches events that never reached us: Stripe keeps them for 30 days, and each account is asked for its own, the sooner the more happens there.

import { secondsFrom } from '@/lib/clock'
import { isProviderFault } from '@/lib/connector-port/fault'
import { TOO_MANY } from '@/lib/connector-port/pages'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { overAll } from '@/lib/over-all'
import { refreshPaymentAccount } from '@/lib/payment-accounts/ask'
import {
  LONGEST_PAUSE_SECONDS,
  takeAccountsToList,
  updateDueByNews,
  updateListed,
} from '@/lib/payment-accounts/listing-store'
import type { PaymentAccount } from '@/lib/payment-accounts/payment-account'
import { selectTimeOfAsking } from '@/lib/payment-accounts/store'
import { readEnvelope } from '@/lib/stripe/events'
import { clocksApartSeconds, movedSeconds } from '@/lib/test-clock'
import { insertEvent } from './store'

/** An event may be listed a little after it happened. */
const OVERLAP_SECONDS = 300
const KEPT_SECONDS = 29 * 86_400
/** Where something happens, an account is listed once in so long. */
const SHORTEST_PAUSE_SECONDS = 45
/** A tenth of the time for which it has been quiet is how long nobody looks. */
const QUIET_PART = 10
const BATCH = 40
/** A minute's work: whatever is due beyond that is due in the next minute too. */
const BATCHES = 25
const SMALLEST_WINDOW_SECONDS = 60

const later = (a: Date, b: Date): Date => (a > b ? a : b)

/** Lists accounts that are due; returns how many events were new. */
export async function listMissedEvents(house: House): Promise<number> {
  const { clock, db } = house
  const now = clock.now()
  await updateDueByNews(db, now, secondsFrom(now, -SHORTEST_PAUSE_SECONDS))
  let news = 0
  for (let batch = 0; batch < BATCHES; batch++) {
    const accounts = await takeAccountsToList(db, BATCH, now)
    await overAll(
      house,
      'account',
      accounts,
      ({ id }) => id,
      async (account) => {
        // Added once it is known: a sum that is read before the wait loses what others add meanwhile.
        const found = await listOne(house, account, now)
        news += found
      },
    )
    if (accounts.length < BATCH) break
  }
  return news
}

/** Undefined where no mark is to be trusted: one that lies ahead of the database's clock was written by one that was wrong. */
const trusted = ({ eventsSeenUntil: mark }: Pick<PaymentAccount, 'eventsSeenUntil'>, asked: Date) =>
  mark !== null && mark <= secondsFrom(asked, OVERLAP_SECONDS) ? mark : undefined

/** From when on events may be missing: as far back as Stripe keeps them where the mark is lost. */
function listedSince(account: PaymentAccount, asked: Date): Date {
  const oldest = secondsFrom(asked, -KEPT_SECONDS - movedSeconds())
  const mark = trusted(account, asked)
  if (mark) return later(secondsFrom(mark, -OVERLAP_SECONDS), oldest)
  const isNew = account.eventsSeenUntil === null
  return isNew ? later(secondsFrom(account.createdAt, -clocksApartSeconds()), oldest) : oldest
}

async function listOne(house: House, account: PaymentAccount, now: Date): Promise<number> {
  const { db, log } = house
  if (!account.accountId) return 0
  const asked = await selectTimeOfAsking(db)
  try {
    const { events, until } = await listWindow(house, account.accountId, listedSince(account, asked), asked)
    let news = 0
    for (const event of events) {
      const envelope = readEnvelope({ ...event, account: account.accountId })
      const payload = JSON.stringify({ ...event, account: account.accountId })
      if (envelope && (await insertEvent(db, envelope, payload, now))) news++
    }
    const newest = events.at(-1)
    const happenedAt = newest && new Date(newest.created * 1000)
    const reached = until ?? happenedAt ?? trusted(account, asked)
    const quietSeconds = (now.getTime() - (reached ?? account.createdAt).getTime()) / 1000
    const pause = Math.max(Math.min(quietSeconds / QUIET_PART, LONGEST_PAUSE_SECONDS), SHORTEST_PAUSE_SECONDS)
    await updateListed(db, account.id, {
      // The time of Stripe's own events, and never one that lies ahead.
      seenUntil: reached ? new Date(Math.min(reached.getTime(), asked.getTime())) : null,
      listedAt: now,
      dueAt: until ? now : secondsFrom(now, pause),
    })
    return news
  } catch (error) {
    if (!isProviderFault(error)) throw error
    log.warn({ err: error, accountId: account.accountId }, 'Stripe events could not be listed')
    if (error.kind === 'denied') await refreshQuietly(house, account)
    return 0
  }
}

/** All since then; where there are too many for one reading, the earlier half of the time, and the rest at the next turn. */
async function listWindow({ stripe }: House, accountId: string, since: Date, asked: Date) {
  let until: Date | undefined
  for (;;) {
    try {
      return { events: await stripe.listEvents(accountId, since, until), until }
    } catch (error) {
      const seconds = ((until ?? asked).getTime() - since.getTime()) / 1000
      const isTooMany = isProviderFault(error) && error.code === TOO_MANY
      if (!isTooMany || seconds < SMALLEST_WINDOW_SECONDS) throw error
      until = secondsFrom(since, seconds / 2)
    }
  }
}

async function refreshQuietly(house: House, account: PaymentAccount): Promise<void> {
  try {
    await refreshPaymentAccount(house, account)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    house.log.warn({ code: error.code, accountId: account.accountId }, 'the account could not be asked')
  }
}
