// Creates an organisation's connected account: exactly one, however often it is asked for.
import { pause } from '@/lib/clock'
import { isBroken, isForNow, isProviderFault } from '@/lib/connector-port/fault'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import type { AccountFacts } from '@/lib/stripe/accounts'
import { accountRefusal } from './account-refusal'
import { type PaymentAccount, statusOf } from './payment-account'
import { askWhoseKey } from './platform-key'
import { insertPaymentAccount, selectAccountOwner, selectTimeOfAsking, updateAccountFacts } from './store'

/** Attempts while another call holds the same idempotency key at Stripe. */
const BUSY_ATTEMPTS = 20
const BUSY_WAIT_MS = 250
/** A 5xx is replayed for its key for a day. All callers go through the same keys in the same order, so that they meet. */
const KEY_GENERATIONS = 3
/** After this, the first try is over: it may have made the account, and Stripe forgets its key after a day. */
const FIRST_TRY_MS = 60_000

/**
 * The row is made first and its id is Stripe's idempotency key: parallel calls and a crash in between
 * all find the same account. Throws `Organisation.CountryNotSupported`, `PaymentAccount.ParticularsRefused`,
 * `PaymentAccount.PlatformNotReady`, `PaymentAccount.Disconnected`, `PaymentAccount.ProviderError`.
 */
export async function enablePaymentAccount(house: House, organisationId: string): Promise<PaymentAccount> {
  const { db, stripe } = house
  const owner = found(await selectAccountOwner(db, organisationId), 'Organisation.NotFound')
  const account = await insertPaymentAccount(db, { id: newId(), organisationId, livemode: stripe.livemode })
  if (!account) throw new Error('a claimed payment account has no row')
  if (statusOf(account) === 'Disconnected') throw new Failure('PaymentAccount.Disconnected')
  if (account.accountId) return account
  // An account that another platform's key opens would be lost to us once our own key is back.
  if ((await askWhoseKey(house)) === 'another') throw new Failure('PaymentAccount.ProviderError')
  const asOf = await selectTimeOfAsking(db)
  const facts = await createOrFind(house, account, owner)
  return updateAccountFacts(db, account, facts, asOf)
}

interface Owner {
  name: string
  country: string
  email: string | null
}

async function createOrFind(house: House, account: PaymentAccount, owner: Owner): Promise<AccountFacts> {
  const { clock, stripe } = house
  try {
    if (clock.now().getTime() - account.createdAt.getTime() > FIRST_TRY_MS) {
      const found = await stripe.findAccount(account.id, account.createdAt)
      if (found) return found
    }
    return await createPatiently(house, account, owner)
  } catch (error) {
    throw isProviderFault(error) ? accountRefusal(error, owner.country) : error
  }
}

/** The same call while another holds its key; under the next key when Stripe broke and is seen to have made nothing. */
async function createPatiently(
  { stripe }: House,
  account: PaymentAccount,
  { country, email, name }: Owner,
): Promise<AccountFacts> {
  const order = { paymentAccountId: account.id, organisationName: name, country, email }
  let keyGeneration = 0
  for (let attempt = 1; ; attempt++) {
    try {
      return await stripe.createAccount({ ...order, keyGeneration })
    } catch (error) {
      if (isProviderFault(error) && isForNow(error) && attempt < BUSY_ATTEMPTS) {
        await pause(BUSY_WAIT_MS)
        continue
      }
      // A key that was used for other particulars, which Stripe refused or took: the account is there, or it is asked for anew.
      if (!isProviderFault(error) || !isBroken(error)) throw error
      const found = await stripe.findAccount(account.id, account.createdAt)
      if (found) return found
      if (++keyGeneration === KEY_GENERATIONS) throw error
    }
  }
}
