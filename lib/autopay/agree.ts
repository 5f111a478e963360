// A payer agrees, on the page of an invoice, that later ones are collected by themselves; in force once they pay this one.

import { and, eq } from 'drizzle-orm'
import { recurringInvoices } from '@/db/schema/recurring'
import { isProviderFault, isWithdrawal } from '@/lib/connector-port/fault'
import { accountConnector } from '@/lib/connectors/registry'
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
import { newId } from '@/lib/ids'
import type { Invoice } from '@/lib/invoices/invoice'
import { doubtAccess } from '@/lib/payment-accounts/access'
import { assertPayable, findPayable } from '@/lib/payments/payable'
import { TERMS_VERSION, termsIn } from '@/lib/words/autopay-terms'
import { readerFor } from '@/lib/words/reader'

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
export async function agreeToAutopay(
  house: House,
  token: string,
  { locale, version }: Agreement,
): Promise<Consent> {
  const payable = await findPayable(house, token)
  const { invoice, organisationName } = payable
  const { account, accountId } = assertPayable(payable)
  const inForce = await selectConsentInForce(house.db, invoice.customerId)
  if (!(await isOffered(house, { offersAutopay: payable.offersAutopay }, invoice)))
    throw new Failure('Autopay.NotOffered')
  if (version !== TERMS_VERSION) throw new Failure('Autopay.TermsChanged')
  if (inForce && inForce.paymentAccountId === account.id && inForce.version === version) return inForce
  const reader = readerFor(locale ?? (await selectReader(house.db, invoice.customerId)))
  const given = await upsertGivenConsent(house.db, {
    id: newId(),
    ...{ organisationId: invoice.organisationId, customerId: invoice.customerId, invoiceId: invoice.id },
    ...{ paymentAccountId: account.id, livemode: house.stripe.livemode },
    ...{ version, locale: reader.tag, text: termsIn(reader, organisationName) },
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
  const { standing } = accountConnector(house, accountId)
  if (!standing) throw new Failure('Autopay.NotOffered')
  try {
    return await standing.openCustomer(customerId, `autopay-customer:${id}`)
  } catch (error) {
    if (isWithdrawal(error)) await doubtAccess(house, accountId)
    throw isProviderFault(error) ? new Failure('Payment.ProviderError', undefined, { cause: error }) : error
  }
}
