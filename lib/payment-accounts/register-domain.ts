// Registers our host for wallets with every account that can take charges, and with the platform.
import { secondsFrom } from '@/lib/clock'
import { isProviderFault } from '@/lib/connector-port/fault'
import type { House } from '@/lib/house'
import { selectPaymentAccount } from './store'
import {
  insertWalletDomains,
  selectWalletDomain,
  takeWalletDomains,
  updateWalletDomain,
  type WalletDomain,
} from './wallet-domain-store'

const BATCH = 20
const LEASE_SECONDS = 120
const FIRST_WAIT_SECONDS = 60
const LONGEST_WAIT_SECONDS = 6 * 3_600

const hostOf = ({ env }: Pick<House, 'env'>): string => new URL(env.appUrl).hostname

/** Stripe looks at the host from outside, so one that only this machine knows would be refused. A simulator takes any. */
function reasonToSkip({ env }: House, host: string): string | undefined {
  if (env.stripeApiBase) return undefined
  const isPublic =
    host.includes('.') && !/^[\d.]+$|^\[|\.(?:local|internal|localhost|test|example|invalid)$/.test(host)
  return isPublic ? undefined : `Wallets need a public host, and ${host} is not one.`
}

/** Registers what is due. Runs on the schedule; answers how many hosts were registered. */
export async function registerWalletDomains(house: House): Promise<number> {
  const { clock, db } = house
  const host = hostOf(house)
  await insertWalletDomains(db, host, clock.now())
  let registered = 0
  for (;;) {
    const now = clock.now()
    const leaseUntil = secondsFrom(now, LEASE_SECONDS)
    const due = await takeWalletDomains(db, { now, leaseUntil, limit: BATCH })
    for (const domain of due) if (await registerOne(house, domain)) registered += 1
    if (due.length < BATCH) return registered
  }
}

async function registerOne(house: House, { account, host, id, tries }: WalletDomain): Promise<boolean> {
  const { clock, db, log, stripe } = house
  const skipped = reasonToSkip(house, host)
  if (skipped) {
    await updateWalletDomain(db, id, {
      state: 'skipped',
      reason: skipped,
      nextTryAt: null,
      updatedAt: clock.now(),
    })
    return false
  }
  try {
    const facts = await stripe.registerWalletDomain({ account: account || undefined, host, attempt: tries })
    const settled = { state: 'registered' as const, reason: null, nextTryAt: null }
    await updateWalletDomain(db, id, { ...settled, ...facts, updatedAt: clock.now() })
    log.info({ accountId: account, host }, 'wallets can now be shown')
    return true
  } catch (error) {
    if (!isProviderFault(error)) throw error
    const seconds = Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** Math.min(tries - 1, 20))
    const nextTryAt = secondsFrom(clock.now(), seconds)
    await updateWalletDomain(db, id, {
      reason: error.code ?? error.kind,
      nextTryAt,
      updatedAt: clock.now(),
    })
    log.warn({ err: error, accountId: account, host, seconds }, 'a wallet host is not registered yet')
    return false
  }
}

/** How our host stands for the organisation's account, to be shown; undefined before the first try. */
export async function walletDomainOf(
  house: House,
  organisationId: string,
): Promise<WalletDomain | undefined> {
  const account = await selectPaymentAccount(house.db, organisationId)
  return account?.accountId ? selectWalletDomain(house.db, account.accountId, hostOf(house)) : undefined
}
