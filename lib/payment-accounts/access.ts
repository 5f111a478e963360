// Access to connected accounts: a refusal is a doubt, which heals when Stripe lets us in again, and is believed only after a while.
import { transact } from '@/db/transact'
import { secondsFrom } from '@/lib/clock'
import { isProviderFault, isWithdrawal } from '@/lib/connector-port/fault'
import type { House } from '@/lib/house'
import { overAll } from '@/lib/over-all'
import type { AccountFacts } from '@/lib/stripe/accounts'
import {
  hasAccountsToAsk,
  takeAccountsToAsk,
  updateAskAt,
  updateDoubted,
  updateEventsDue,
  updateRestored,
} from './access-store'
import type { PaymentAccount } from './payment-account'
import { askAnotherAccount, askWhoseKey, type KeyStanding } from './platform-key'
import { selectTimeOfAsking, updateAccountFacts, updateDisconnected } from './store'

const FIRST_PAUSE_SECONDS = 15
const LONGEST_PAUSE_SECONDS = 600
/** Where Stripe said neither yes nor no: a tenth of the time for which that has been so, within these. */
const FIRST_QUIET_PAUSE_SECONDS = 60
const LONGEST_QUIET_PAUSE_SECONDS = 3600
/** Refused so often in a row, over such a time, access counts as withdrawn: sooner where our key is known to be the platform’s, and another account lets us in meanwhile. */
const REFUSALS = 4
const BELIEVED_AFTER_SECONDS = 3600
const BELIEVED_ALONE_AFTER_SECONDS = 86_400
/** One that counts as withdrawn is asked again, less and less often. */
const FIRST_DISCONNECTED_PAUSE_SECONDS = 3600
const LONGEST_DISCONNECTED_PAUSE_SECONDS = 86_400
const MOST_REFUSALS = 20
const BATCH = 40

const growing = (first: number, longest: number, times: number): number =>
  Math.min(first * 2 ** times, longest)

/** A time that lies ahead, which a wrong clock wrote, counts as now. */
function quietPause({ accessDoubtedAt, disconnectedAt }: PaymentAccount, now: Date): number {
  const since = disconnectedAt ?? accessDoubtedAt ?? now
  const first = disconnectedAt ? FIRST_DISCONNECTED_PAUSE_SECONDS : FIRST_QUIET_PAUSE_SECONDS
  const longest = disconnectedAt ? LONGEST_DISCONNECTED_PAUSE_SECONDS : LONGEST_QUIET_PAUSE_SECONDS
  return Math.min(Math.max((now.getTime() - since.getTime()) / 10_000, first), longest)
}

/** Stripe refused us at this account. That says nothing for good: it is asked again soon. */
export async function doubtAccess({ clock, db, log }: House, accountId: string): Promise<void> {
  const now = clock.now()
  if (await updateDoubted(db, accountId, now, secondsFrom(now, FIRST_PAUSE_SECONDS)))
    log.warn({ accountId }, 'Stripe refuses us at an account: it is asked again')
}

/** Stripe's signed word that our access was withdrawn. It is asked again a day later, because it can be granted anew. */
export async function believeWithdrawn({ clock, db }: House, accountId: string): Promise<void> {
  const askAt = secondsFrom(clock.now(), LONGEST_DISCONNECTED_PAUSE_SECONDS)
  await updateDisconnected(db, accountId, askAt, MOST_REFUSALS)
  await updateEventsDue(db, accountId, clock.now())
}

/** Writes what an account said at `asOf`; access that was doubted, or counted as withdrawn, is back. */
export async function noteAnswer(
  house: House,
  account: PaymentAccount,
  facts: AccountFacts,
  asOf: Date,
): Promise<PaymentAccount> {
  const { clock, db, log } = house
  if (account.accessAskAt !== null || account.disconnectedAt !== null) {
    const isBack = await transact(db, (tx) => updateRestored(tx, account, asOf, clock.now()))
    if (isBack) log.warn({ accountId: account.accountId }, 'Stripe lets us in at an account again')
  }
  return updateAccountFacts(db, account, facts, asOf)
}

/** Asks about accounts that are in doubt, or disconnected, and due; answers how many. */
export async function askDoubtedAccounts(house: House): Promise<number> {
  const { clock, db } = house
  if (!(await hasAccountsToAsk(db, clock.now()))) return 0
  const key = await askWhoseKey(house)
  // Another platform's key opens none of them: the next tick asks again whose it is.
  if (key === 'another') return 0
  const due = await takeAccountsToAsk(db, BATCH, clock.now())
  return overAll(
    house,
    'access',
    due,
    ({ id }) => id,
    (account) => askOne(house, account, key),
  )
}

async function askOne(house: House, account: PaymentAccount, key: KeyStanding): Promise<void> {
  const { clock, db, stripe } = house
  const { accessRefusals, accountId, id } = account
  if (accountId === null) return
  const asOf = await selectTimeOfAsking(db)
  try {
    await noteAnswer(house, account, await stripe.readAccount(accountId), asOf)
  } catch (error) {
    if (!isProviderFault(error)) throw error
    const now = clock.now()
    const witness = isWithdrawal(error) ? await askAnotherAccount(house, id) : 'silent'
    // Nobody said whose key it is, as to a restricted one: then only another account that lets us in shows that it is ours.
    const isKeyProven = key === 'ours' || witness === 'answers'
    if (witness === 'silent' || !isKeyProven)
      return updateAskAt(db, id, secondsFrom(now, quietPause(account, now)), accessRefusals)
    await noteRefusal(house, account, key === 'ours' && witness === 'answers', now)
  }
}

async function noteRefusal(
  { db, log }: House,
  { accessDoubtedAt, accessRefusals, accountId, disconnectedAt, id }: PaymentAccount,
  isWitnessed: boolean,
  now: Date,
): Promise<void> {
  const refusals = Math.min(accessRefusals + 1, MOST_REFUSALS)
  if (disconnectedAt) {
    const pause = growing(FIRST_DISCONNECTED_PAUSE_SECONDS, LONGEST_DISCONNECTED_PAUSE_SECONDS, refusals)
    return updateAskAt(db, id, secondsFrom(now, pause), refusals)
  }
  const long = isWitnessed ? BELIEVED_AFTER_SECONDS : BELIEVED_ALONE_AFTER_SECONDS
  const isBelieved =
    refusals >= REFUSALS && accessDoubtedAt !== null && secondsFrom(accessDoubtedAt, long) <= now
  if (isBelieved && accountId !== null) {
    log.error(
      { accountId, refusals },
      'Stripe has refused us at an account for long: it counts as disconnected',
    )
    return updateDisconnected(db, accountId, secondsFrom(now, FIRST_DISCONNECTED_PAUSE_SECONDS), 0)
  }
  const pause = growing(FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS, refusals)
  await updateAskAt(db, id, secondsFrom(now, pause), refusals)
}
