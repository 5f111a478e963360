// Makes restored books equal Stripe's: what happened in the lost minutes is asked for, put back, or named to a person.
import type { House } from './house'
import { countInvariants } from './invariants'
import { selectAskable, updateUnlisted } from './payment-accounts/listing-store'
import { recoverPayments, type Unknown } from './payments/recover'
import { updateAllDue } from './payments/recover-store'
import { sweepPayments } from './payments/sweep'
import { sweepRefunds } from './sessions/sweep'
import { drainInbox } from './webhooks/drain-inbox'
import { listMissedEvents } from './webhooks/list-missed'

export interface Reconciliation {
  accounts: number
  /** Accounts that could not be asked, and why: run it again. */
  unasked: { accountId: string | null; reason: string }[]
  paymentsAsked: number
  recovered: number
  closed: number
  eventsListed: number
  unknown: Unknown[]
  /** Anything but nothing needs a person. */
  broken: Record<string, number | null>
}

async function untilQuiet(work: () => Promise<number>): Promise<number> {
  let all = 0
  for (;;) {
    const count = await work()
    all += count
    if (count === 0) return all
  }
}

/** May be run again, also while the app serves. */
export async function reconcileBooks(
  house: House,
  options: { closesUnknown: boolean },
): Promise<Reconciliation> {
  const { clock, db } = house
  // What our books hold open may be over, and in the way of what came after it.
  await updateAllDue(db, clock.now())
  const paymentsAsked = await untilQuiet(() => sweepPayments(house))
  const accounts = await selectAskable(db)
  const report = { recovered: 0, closed: 0, unknown: [] as Unknown[] }
  const unasked: Reconciliation['unasked'] = []
  for (const account of accounts) {
    try {
      const { closed, recovered, unknown } = await recoverPayments(house, account, options)
      report.recovered += recovered
      report.closed += closed
      report.unknown.push(...unknown)
    } catch (error) {
      house.log.error({ err: error, accountId: account.accountId }, 'an account could not be reconciled')
      unasked.push({
        accountId: account.accountId,
        reason: error instanceof Error ? error.message : String(error),
      })
    }
  }
  await updateUnlisted(db)
  const eventsListed = await untilQuiet(() => listMissedEvents(house))
  for (const { accountId, eventsListedUntil } of await selectAskable(db))
    if (eventsListedUntil === null) unasked.push({ accountId, reason: 'its events could not be listed' })
  await untilQuiet(() => drainInbox(house))
  await untilQuiet(() => sweepRefunds(house))
  const counts = Object.entries(await countInvariants(house)).filter(([, count]) => count !== 0)
  return {
    ...{ accounts: accounts.length, unasked, paymentsAsked, eventsListed },
    ...report,
    broken: Object.fromEntries(counts),
  }
}
