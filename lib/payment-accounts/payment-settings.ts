// What the payment settings page shows: account status, fees, and wallets.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { type Currency, currencyDigits, isCurrency } from '@/lib/money/currency'
import { parseDecimal } from '@/lib/money/decimal'
import { shareOf } from '@/lib/money/fee'
import { selectClient } from '@/lib/organisations/client-store'
import { findOrganisation } from '@/lib/organisations/find'
import { connectScriptUrl } from '@/lib/stripe/onboarding'
import { askPaymentAccount } from './ask'
import { canCharge, type PaymentAccountStatus, statusOf } from './payment-account'
import { walletDomainOf } from './register-domain'

export interface AccountStanding {
  status: PaymentAccountStatus
  /** Payers can pay now. */
  canCharge: boolean
  payoutsEnabled: boolean
  /** Everything that was asked has been handed in once. */
  detailsSubmitted: boolean
  /** Stripe's own codes. */
  currentlyDue: string[]
  pastDue: string[]
  disabledReason: string | null
  /** False when Stripe did not answer, and this is what it said earlier. */
  isFresh: boolean
}

export interface FeeExample {
  sharePpm: number
  currency: Currency
  amountMinor: number
  feeMinor: number
}

export interface WalletStanding {
  host: string
  /** `none` before the first try. */
  state: 'none' | 'waiting' | 'registered' | 'skipped'
  /** Why it is skipped, or what Stripe said at the last try. */
  reason: string | null
  applePay: boolean
  googlePay: boolean
}

export interface PaymentSettings {
  organisationId: string
  country: string
  standing: AccountStanding
  fee: FeeExample
  wallets: WalletStanding
  /** For Stripe's own components in the browser. */
  connect: { scriptUrl: string; publishableKey: string }
}

/** A round amount that an invoice might have: 100 of what has decimals, 10,000 of what has none. */
const exampleMinor = (currency: Currency): number =>
  parseDecimal(currencyDigits(currency) === 0 ? '10000' : '100', currencyDigits(currency))

async function feeOf(house: House, clientId: string, currency: string): Promise<FeeExample> {
  const client = found(await selectClient(house.db, clientId), 'Client.NotFound')
  if (!isCurrency(currency)) throw new Error(`an organisation counts in ${currency}, which is no currency`)
  const sharePpm = client.revenueSharePpm
  const amountMinor = exampleMinor(currency)
  return { sharePpm, currency, amountMinor, feeMinor: shareOf({ minor: amountMinor, currency }, sharePpm) }
}

async function standingOf(house: House, organisationId: string): Promise<AccountStanding> {
  const { account, isFresh } = await askPaymentAccount(house, organisationId)
  return {
    status: statusOf(account),
    canCharge: canCharge(account),
    payoutsEnabled: account?.payoutsEnabled ?? false,
    detailsSubmitted: account?.detailsSubmitted ?? false,
    currentlyDue: account?.currentlyDue ?? [],
    pastDue: account?.pastDue ?? [],
    disabledReason: account?.disabledReason ?? null,
    isFresh,
  }
}

async function walletsOf(house: House, organisationId: string): Promise<WalletStanding> {
  const domain = await walletDomainOf(house, organisationId)
  return {
    host: domain?.host ?? new URL(house.env.appUrl).hostname,
    state: domain?.state ?? 'none',
    reason: domain?.reason ?? null,
    applePay: domain?.wallets.apple_pay === 'active',
    googlePay: domain?.wallets.google_pay === 'active',
  }
}

/** Whose settings they are has been asked before. Throws `Organisation.NotFound`. */
export async function viewPaymentSettings(house: House, organisationId: string): Promise<PaymentSettings> {
  const { clientId, country, defaultCurrency } = await findOrganisation(house, organisationId)
  const [standing, fee] = await Promise.all([
    standingOf(house, organisationId),
    feeOf(house, clientId, defaultCurrency),
  ])
  return {
    organisationId,
    country,
    standing,
    fee,
    // Asked last: whether wallets are registered depends on the account.
    wallets: await walletsOf(house, organisationId),
    connect: { scriptUrl: connectScriptUrl(house.env), publishableKey: house.stripe.publishableKey },
  }
}
