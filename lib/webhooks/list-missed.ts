// Fetches events that never reached us: Stripe keeps them for 30 days, and each account is asked for its own.

import { secondsFrom } from '@/lib/clock'
import { isProviderFault } from '@/lib/connector-port/fault'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { refreshPaymentAccount } from '@/lib/payment-accounts/ask'
import type { PaymentAccount } from '@/lib/payment-accounts/payment-account'
import { selectAccountsToList, updateListedUntil } from '@/lib/payment-accounts/store'
import { readEnvelope } from '@/lib/stripe/events'
import { insertEvent } from './store'

/** An event may be listed a little after it happened. */
const OVERLAP_SECONDS = 120
const KEPT_DAYS_SECONDS = 29 * 86_400
const BATCH = 20

/** Lists accounts that have not been listed for `olderThanSeconds`; returns how many events were new. */
export async function listMissedEvents(house: House, olderThanSeconds: number): Promise<number> {
  const now = house.clock.now()
  const before = secondsFrom(now, -olderThanSeconds)
  let news = 0
  for (let last: string | undefined; ; ) {
    const accounts = await selectAccountsToList(house.db, before, last, BATCH)
    for (const account of accounts) news += await listOne(house, account, now)
    last = accounts.at(-1)?.id
    if (accounts.length < BATCH) return news
  }
}

async function listOne(house: House, account: PaymentAccount, now: Date): Promise<number> {
  const { db, log, stripe } = house
  if (!account.accountId) return 0
  const known = secondsFrom(account.eventsListedUntil ?? account.createdAt, -OVERLAP_SECONDS)
  const since = new Date(Math.max(known.getTime(), secondsFrom(now, -KEPT_DAYS_SECONDS).getTime()))
  try {
    let news = 0
    for (const event of await stripe.listEvents(account.accountId, since)) {
      const envelope = readEnvelope({ ...event, account: account.accountId })
      const payload = JSON.stringify({ ...event, account: account.accountId })
      if (envelope && (await insertEvent(db, envelope, payload, now))) news++
    }
    await updateListedUntil(db, account.id, now)
    return news
  } catch (error) {
    if (!isProviderFault(error)) throw error
    log.warn({ err: error, accountId: account.accountId }, 'Stripe events could not be listed')
    if (error.kind === 'denied') await refreshQuietly(house, account)
    return 0
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
