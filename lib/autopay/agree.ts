// A payer agrees, on the page of an invoice, that later ones are collected by themselves; in force once they pay this one.

import { and, eq } from 'drizzle-orm'
import { recurringInvoices } from '@/db/schema/recurring'
import { networkHash } from '@/lib/card-testing/pauses'
import { upsertOpening } from '@/lib/card-testing/store'
import { askStanding } from '@/lib/consents/ask-standing'
import {
  type Consent,
  selectConsentInForce,
  selectCustomerReference,
  selectReader,
  updateCustomerReference,
  upsertGivenConsent,
} from '@/lib/consents/store'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { takeTurns } from '@/lib/http/call/limits'
import { newId } from '@/lib/ids'
import type { Invoice } from '@/lib/invoices/invoice'
import { canCharge } from '@/lib/payment-accounts/payment-account'
import { assertPayable, findPayable, type Payable } from '@/lib/payments/payable'
import { processingMinorOf } from '@/lib/plans/under-way'
import { dayIn } from '@/lib/time-zone'
import { isCurrent, TERMS_VERSION, termsFor, termsIn, versionFor } from '@/lib/words/autopay-terms'
import { readerFor } from '@/lib/words/reader'
import { assertSavable } from './pause-saving'
import { coversBy } from './saveable'

/** Where the organisation has it on, or the schedule that made this invoice. */
export async function isOffered(
  { db }: Pick<House, 'db'>,
  organisation: { offersAutopay: boolean },
  { organisationId, recurringInvoiceId }: Pick<Invoice, 'organisationId' | 'recurringInvoiceId'>,
): Promise<boolean> {
  if (organisation.offersAutopay || recurringInvoiceId === null) return organisation.offersAutopay
  const [schedule] = await db
    .select({ autopay: recurringInvoices.autopay })
    .from(recurringInvoices)
    .where(
      and(eq(recurringInvoices.id, recurringInvoiceId), eq(recurringInvoices.organisationId, organisationId)),
    )
  return schedule?.autopay ?? false
}

export interface Agreement {
  /** Of the words that were read, and in which language. */
  version: string
  locale?: string | undefined
}

/**
 * Throws `Payment.InvalidToken`, `Payment.InvoiceNotPayable`, `PaymentAccount.NotEnabled`, `Autopay.NotOffered`,
 * `Autopay.TermsChanged`, `Payment.ProviderError`.
 */
export async function agreeToAutopay(house: House, token: string, agreement: Agreement): Promise<Consent> {
  const payable = await findPayable(house, token)
  return give(house, payable, agreement, {
    ...assertPayable(payable),
    version: TERMS_VERSION,
    terms: termsIn,
  })
}

/** What the page needs to leave a means by; null where automatic payment is on already. */
export interface Saving {
  consent: Consent
  setup: { clientSecret: string; publishableKey: string; connectedAccountId: string } | null
}

/**
 * Agrees without paying: in force once a means was left by what is opened here, or was open for the same. `network` is from
 * where it is asked; null where nobody knows. Throws as `agreeToAutopay`, but where nothing can be paid; where the invoice is due,
 * `Autopay.NotOffered`; and `Payment.Paused` and `Request.TooMany`, for nothing tells more of a stolen card than what charges
 * nothing.
 */
export async function agreeWithoutPaying(
  house: House,
  token: string,
  agreement: Agreement,
  network: string | null = null,
): Promise<Saving> {
  const payable = await findPayable(house, token)
  const { account, invoice, live, timeZone } = payable
  const covers = coversBy(invoice, processingMinorOf(live), dayIn(timeZone, house.clock.now()))
  if (!covers) throw new Failure('Autopay.NotOffered')
  if (!account?.accountId || !canCharge(account)) throw new Failure('PaymentAccount.NotEnabled')
  const { accountId } = account
  const from = network === null ? null : networkHash(network)
  await assertSavable(house, invoice.id, from)
  const consent = await give(house, payable, agreement, {
    ...{ account, accountId, version: versionFor(covers) },
    terms: (reader, organisation) => termsFor(covers, reader, organisation),
  })
  if (consent.consentedAt !== null || consent.customerReference === null) return { consent, setup: null }
  await takeTurns(house, [
    ['saving', invoice.id],
    ...(network === null ? [] : [['savingFromAddress', network] as const]),
  ])
  const { customerReference, id, version } = consent
  const clientSecret = await askStanding(house, accountId, (standing) =>
    standing.openSaving(customerReference, { consentId: id, version }),
  )
  if (from !== null) await upsertOpening(house.db, consent, from, house.clock.now())
  const { publishableKey } = house.stripe
  return { consent, setup: { clientSecret, publishableKey, connectedAccountId: accountId } }
}

interface Terms {
  account: { id: string }
  accountId: string
  version: string
  terms: typeof termsIn
}

async function give(
  house: House,
  { invoice, offersAutopay, organisationName }: Payable,
  { locale, version }: Agreement,
  asked: Terms,
): Promise<Consent> {
  const { account, accountId } = asked
  const inForce = await selectConsentInForce(house.db, invoice.customerId)
  if (!(await isOffered(house, { offersAutopay }, invoice))) throw new Failure('Autopay.NotOffered')
  if (version !== asked.version) throw new Failure('Autopay.TermsChanged')
  if (inForce && inForce.paymentAccountId === account.id && isCurrent(inForce.version)) return inForce
  const reader = readerFor(locale ?? (await selectReader(house.db, invoice.customerId)))
  const given = await upsertGivenConsent(house.db, {
    id: newId(),
    ...{ organisationId: invoice.organisationId, customerId: invoice.customerId, invoiceId: invoice.id },
    ...{ paymentAccountId: account.id, livemode: house.stripe.livemode },
    ...{ version, locale: reader.tag, text: asked.terms(reader, organisationName) },
    givenAt: house.clock.now(),
  })
  if (!given) throw new Error('an agreement without a row')
  if (given.customerReference !== null) return given
  const customerReference = await customerReferenceOf(house, given, accountId)
  await updateCustomerReference(house.db, given.id, customerReference)
  return { ...given, customerReference }
}

/** The payer's account at the provider, under a key of this agreement's: one that was closed there is never answered again. */
async function customerReferenceOf(
  house: House,
  { customerId, id, paymentAccountId }: Consent,
  accountId: string,
): Promise<string> {
  const known = await selectCustomerReference(house.db, customerId, paymentAccountId)
  if (known) return known
  return askStanding(house, accountId, (standing) =>
    standing.openCustomer(customerId, `autopay-customer:${id}`),
  )
}
