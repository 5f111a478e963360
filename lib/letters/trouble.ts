// "Something went wrong with money": disputes, refunds, overpaid invoices, payouts, and payments that are switched off.
import type { House } from '@/lib/house'
import { toMoney } from '@/lib/money/money'
import { refundReference } from '@/lib/money/payment-reference'
import { Undeliverable } from '@/lib/outbox/mail'
import { canCharge } from '@/lib/payment-accounts/payment-account'
import { selectPaymentAccount } from '@/lib/payment-accounts/store'
import { isInquiry } from '@/lib/payments/dispute'
import type { Dispute } from '@/lib/payments/payment'
import { type Reader, readerFor } from '@/lib/words/reader'
import type { Letter } from './letter'
import { isSent, selectNoticeDispute, selectNoticeOrganisation, selectNoticePayout } from './notice-store'
import { titleOf } from './payment-facts'
import { selectInvoiceCorrespondence, selectPaymentCorrespondence, selectRefundCorrespondence } from './store'
import { toPayers } from './to-payers'
import { toSellers } from './to-sellers'

/** The hour counts, and whose hour it is. */
const deadline = (at: Date, { locale }: Reader, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, {
    ...({ year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const),
    timeZone,
    timeZoneName: 'short',
  }).format(at)

type AboutDispute = { disputeId: string }

/** A letter that waited tells nothing twice: how the dispute ended is told by the other one. */
export async function disputeOpened(house: House, { disputeId }: AboutDispute): Promise<Letter> {
  const dispute = await selectNoticeDispute(house.db, disputeId)
  if (dispute.state !== 'open') throw new Undeliverable('The dispute is over.')
  return disputeNotice(house, dispute)
}

export async function disputeClosed(house: House, { disputeId }: AboutDispute): Promise<Letter> {
  const dispute = await selectNoticeDispute(house.db, disputeId)
  if (dispute.state === 'open') throw new Undeliverable('The dispute is open again.')
  return disputeNotice(house, dispute)
}

async function disputeNotice(house: House, dispute: Dispute): Promise<Letter> {
  const about = await selectPaymentCorrespondence(house.db, dispute.paymentId)
  const { customer, organisation, paid } = about
  const reader = readerFor({ locale: organisation.locale, country: organisation.country })
  const { say } = reader
  const { currency, minor } = toMoney(dispute.amountMinor, dispute.currency)
  const amount = reader.money(minor, currency)
  const names = { amount, customer: customer.name }
  const isAsking = isInquiry(dispute)
  const words = {
    open: isAsking
      ? [say('mail.trouble.inquiryOpened.title'), say('mail.trouble.inquiryOpened.lead', names)]
      : [say('mail.trouble.disputeOpened.title'), say('mail.trouble.disputeOpened.lead', names)],
    won: isAsking
      ? [say('mail.trouble.inquiryClosed.title'), say('mail.trouble.inquiryClosed.lead', names)]
      : [say('mail.trouble.disputeWon.title'), say('mail.trouble.disputeWon.lead', names)],
    lost: [say('mail.trouble.disputeLost.title'), say('mail.trouble.disputeLost.lead', names)],
  }
  const [title = '', lead = ''] = words[dispute.state]
  const due = dispute.state === 'open' && dispute.evidenceDueAt
  const event = dispute.state === 'open' ? 'dispute-opened' : 'dispute-closed'
  return toSellers(house, event, organisation, reader, {
    ...{ title, lead, amount, about: titleOf(paid, reader), invoiceId: paid.invoiceId },
    // A void invoice owes nothing, nor does one that was paid again.
    more: dispute.state === 'lost' && paid.outstandingMinor > 0 ? [say('mail.trouble.disputeLost.open')] : [],
    facts: [
      ...(due
        ? [
            [say('mail.trouble.answer'), deadline(due, reader, organisation.timeZone)] satisfies [
              string,
              string,
            ],
          ]
        : []),
      [say('mail.label.reference'), dispute.providerReference],
    ],
  })
}

export async function refundFailed(house: House, { refundId }: { refundId: string }): Promise<Letter> {
  const { customer, organisation, paid, refund } = await selectRefundCorrespondence(house.db, refundId)
  const reader = readerFor({ locale: organisation.locale, country: organisation.country })
  const { currency, minor } = toMoney(refund.amountMinor, refund.currency)
  const amount = reader.money(minor, currency)
  return toSellers(house, 'refund-failed', organisation, reader, {
    title: reader.say('mail.trouble.refundFailed.title'),
    lead: reader.say('mail.trouble.refundFailed.lead', { amount, customer: customer.name }),
    more: paid.invoiceId ? [reader.say('mail.trouble.refundFailed.why')] : [],
    ...{ amount, about: titleOf(paid, reader), invoiceId: paid.invoiceId },
  })
}

export async function overpaid(house: House, { invoiceId }: { invoiceId: string }): Promise<Letter> {
  const { customer, invoice, organisation } = await selectInvoiceCorrespondence(house.db, invoiceId)
  if (invoice.amountOverpaidMinor === 0) throw new Undeliverable('The invoice is no longer overpaid.')
  const reader = readerFor({ locale: organisation.locale, country: organisation.country })
  const { currency, minor } = toMoney(invoice.amountOverpaidMinor, invoice.currency)
  const amount = reader.money(minor, currency)
  return toSellers(house, 'overpaid', organisation, reader, {
    title: reader.say('mail.trouble.overpaid.title'),
    lead: reader.say('mail.trouble.overpaid.lead', { amount, customer: customer.name }),
    ...{ amount, about: reader.say('mail.invoice', { number: invoice.documentNumber ?? '' }), invoiceId },
  })
}

export async function payoutFailed(house: House, { payoutId }: { payoutId: string }): Promise<Letter> {
  const { organisation, payout } = await selectNoticePayout(house.db, payoutId)
  const reader = readerFor({ locale: organisation.locale, country: organisation.country })
  const { currency, minor } = toMoney(payout.amountMinor, payout.currency)
  const amount = reader.money(minor, currency)
  return toSellers(house, 'payout-failed', organisation, reader, {
    title: reader.say('mail.trouble.payoutFailed.title'),
    lead: reader.say('mail.trouble.payoutFailed.lead', { amount }),
    ...{ amount, about: '', invoiceId: null },
    facts: [[reader.say('mail.label.reference'), payout.reference]],
  })
}

/** To who was told that it is on its way. */
export async function refundFailedPayer(house: House, { refundId }: { refundId: string }): Promise<Letter> {
  const about = await selectRefundCorrespondence(house.db, refundId)
  const { organisation, refund } = about
  if (refund.state !== 'failed' && refund.state !== 'cancelled')
    throw new Undeliverable('The refund has not failed.')
  if (!(await isSent(house.db, `refund-notice:${refundId}`)))
    throw new Undeliverable('The payer was never told of the refund.')
  return toPayers(house, about, refund.amountMinor, ({ say }, amount) => ({
    title: say('mail.trouble.payerRefund.title'),
    paragraphs: [say('mail.trouble.payerRefund.lead', { amount, organisation: organisation.name })],
    facts: [[say('mail.label.reference'), refundReference(refund.id)]],
  }))
}

export async function paymentsOff(
  house: House,
  { organisationId }: { organisationId: string },
): Promise<Letter> {
  const organisation = await selectNoticeOrganisation(house.db, organisationId)
  if (canCharge(await selectPaymentAccount(house.db, organisationId)))
    throw new Undeliverable('Payments are switched on again.')
  const reader = readerFor({ locale: organisation.locale, country: organisation.country })
  const { say } = reader
  return toSellers(house, 'payments-off', organisation, reader, {
    title: say('mail.trouble.paymentsOff.title'),
    lead: say('mail.trouble.paymentsOff.lead', { organisation: organisation.name }),
    ...{ amount: null, about: '', invoiceId: null },
    button: {
      label: say('mail.trouble.paymentsOff.open'),
      url: `${house.env.appUrl}/settings/payments?organisation=${organisation.id}`,
    },
  })
}
