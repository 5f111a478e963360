// What the payer's page shows: read in one query and reduced to the fields that may reach the browser.

import { networkHash } from '@/lib/card-testing/pauses'
import { bankCodeOf } from '@/lib/codes/bank-code'
import { contentsOf } from '@/lib/documents/contents'
import type { House } from '@/lib/house'
import { tokenHashOf } from '@/lib/invoices/link'
import { isCurrency } from '@/lib/money/currency'
import { shownLogo } from '@/lib/organisations/logo-address'
import { reviewCauseOf } from '@/lib/payments/beyond-reach'
import { isReturned } from '@/lib/payments/payment'
import type { Asked } from '@/lib/plans/collecting'
import { dayIn } from '@/lib/time-zone'
import type { Decline } from '@/lib/words/decline'
import { localeFor } from '@/lib/words/reader'
import { findRow, findRowByLink, snapshotOf } from './frozen-row'
import { offerOf } from './payer-offer'
import { type Attempt, attemptTold, creditsOf, methodTypeOf, paidOf, payerStateOf } from './payer-state'
import type { PayerRow } from './payer-store'
import type { PayerView } from './payer-view'

/** Undefined for malformed, unknown, revoked and expired links alike. `network` is from where somebody looks, `asked` what they chose. */
export async function viewInvoice(
  house: House,
  token: string,
  network: string | null = null,
  asked?: Asked,
): Promise<PayerView | undefined> {
  const now = house.clock.now()
  const hash = tokenHashOf(token)
  const row = hash && (await findRowByLink(house, hash, now, network && networkHash(network)))
  return row ? press(house, row, now, asked) : undefined
}

/** As its payer sees it, or will once it is sent. The caller has asked whether it may be seen. */
export async function previewInvoice(house: House, invoiceId: string): Promise<PayerView | undefined> {
  const row = await findRow(house, invoiceId)
  return row && press(house, row, house.clock.now())
}

function press(house: House, row: PayerRow, now: Date, asked?: Asked): PayerView {
  const { customer, invoice, organisation } = row
  const { currency } = invoice
  if (!isCurrency(currency)) throw new Error(`an invoice in unknown currency ${currency}`)
  const today = dayIn(organisation.timeZone, now)
  const locale = localeFor({ locale: customer.locale ?? organisation.locale, country: organisation.country })
  const state = payerStateOf(invoice, row.attempts, today, row.plan)
  const offer = offerOf(house, row, state, { asked, locale, now })
  const { chosen, processingMinor } = offer.collecting
  const transferMinor = chosen.amountMinor ?? Math.max(invoice.outstandingMinor - processingMinor, 0)
  return {
    state,
    documentNumber: invoice.documentNumber ?? '',
    organisation: {
      name: organisation.name,
      email: organisation.email,
      logoUrl: shownLogo(house.env, {
        logoSha256: organisation.logoSha256,
        logoUrl: organisation.logoUrl ?? row.client.logoUrl,
      }),
      primaryColour: organisation.primaryColour ?? row.client.primaryColour,
      bankDetails: organisation.bankDetails,
    },
    bankCode: bankCodeOf({
      bankDetails: organisation.bankDetails,
      seller: organisation,
      buyer: customer,
      ...{ currency, amountMinor: transferMinor, reference: invoice.documentNumber },
    }),
    transferMinor,
    customerName: customer.name,
    locale,
    currency,
    ...contentsOf(snapshotOf(row)),
    amountPaidMinor: invoice.amountPaidMinor,
    amountRefundedMinor: invoice.amountRefundedMinor,
    amountCreditedMinor: invoice.amountCreditedMinor,
    creditNotes: row.creditNotes,
    outstandingMinor: invoice.outstandingMinor,
    amountOverpaidMinor: invoice.amountOverpaidMinor,
    credits: creditsOf(row),
    decline: declineOf(row.attempts),
    ...causeOf(state, row.attempts),
    receipts: paidOf(row, ({ id, receiptNumber, refunds }, surplus) => ({
      ...{ id, documentNumber: receiptNumber },
      refundedMinor: refunds.filter(isReturned).reduce((sum, refund) => sum + refund.amountMinor, 0),
      ...surplus,
    })),
    ...offer,
  }
}

/** The last attempt's decline, if the payer can still do something about it. */
function declineOf(attempts: Attempt[]): Decline | null {
  const [last] = attempts
  const isDeclined = last?.state === 'open' && last.providerStatus === 'requires_payment_method'
  return isDeclined && last.declineCode ? { code: last.declineCode, methodType: methodTypeOf(last) } : null
}

function causeOf(
  state: PayerView['state'],
  attempts: Attempt[],
): Pick<PayerView, 'methodType' | 'reviewCause'> {
  const told = attemptTold(state, attempts)
  return {
    methodType: told ? methodTypeOf(told) : null,
    reviewCause: state === 'under-review' ? reviewCauseOf(told?.quarantineReason) : null,
  }
}
