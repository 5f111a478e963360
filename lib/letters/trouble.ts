// "Something went wrong": disputes, refunds, overpaid invoices, payouts, documents, and payments that are switched off.
import { selectDiscountsOf } from '@/lib/credit-notes/store'
import { selectDelivery } from '@/lib/documents/delivery-store'
import type { House } from '@/lib/house'
import { type Money, toMoney } from '@/lib/money/money'
import { refundReference } from '@/lib/money/payment-reference'
import { Undeliverable } from '@/lib/outbox/mail'
import { canCharge } from '@/lib/payment-accounts/payment-account'
import { selectPaymentAccount } from '@/lib/payment-accounts/store'
import { isInquiry } from '@/lib/payments/dispute'
import type { Dispute } from '@/lib/payments/payment'
import type { Reader } from '@/lib/words/reader'
import type { Letter } from './letter'
import { isSent, selectNoticeDispute, selectNoticeOrganisation, selectNoticePayout } from './notice-store'
import { meansFact, titleOf } from './payment-facts'
import { cancelledCreditOf } from './refund-credit'
import { selectInvoiceNews, selectPaymentNews, selectRefundCorrespondence, selectRefundNews } from './store'
import { toPayers } from './to-payers'
import { toSellers } from './to-sellers'

/** The hour counts, and whose hour it is. */
const deadline = (at: Date, { locale }: Reader, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, {
    ...({ year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const),
    timeZone,
    timeZoneName: 'short',
  }).format(at)

const answerFact = (due: Date, reader: Reader, timeZone: string): [string, string] => [
  reader.say('mail.trouble.answer'),
  deadline(due, reader, timeZone),
]

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

/** What a lost payment had taken off, where it is owed again; undefined where there is none. */
async function withdrawnDiscount({ db }: House, { paymentId }: Dispute, invoiceId: string | null) {
  if (invoiceId === null) return undefined
  const last = (await selectDiscountsOf(db, { id: paymentId, invoiceId })).at(-1)
  return last?.status === 'Cancelled' ? toMoney(last.totalMinor, last.currency) : undefined
}

const goneDiscount = (discount: Money | undefined, { money, say }: Reader): string[] =>
  discount
    ? [say('mail.trouble.disputeLost.discount', { amount: money(discount.minor, discount.currency) })]
    : []

async function disputeNotice(house: House, dispute: Dispute): Promise<Letter> {
  const about = await selectPaymentNews(house.db, dispute.paymentId)
  const { customer, organisation, paid } = about
  const isAsking = isInquiry(dispute)
  const discount = await withdrawnDiscount(house, dispute, paid.invoiceId)
  const event = dispute.state === 'open' ? 'dispute-opened' : 'dispute-closed'
  return toSellers(house, event, organisation, dispute, (reader, amount) => {
    const { say } = reader
    const kind = {
      open: isAsking ? ('inquiryOpened' as const) : ('disputeOpened' as const),
      won: isAsking ? ('inquiryClosed' as const) : ('disputeWon' as const),
      lost: 'disputeLost' as const,
    }[dispute.state]
    const due = dispute.state === 'open' && dispute.evidenceDueAt
    return {
      title: say(`mail.trouble.${kind}.title`),
      lead: say(`mail.trouble.${kind}.lead`, { amount, customer: customer.name }),
      about: titleOf(paid, reader),
      invoiceId: paid.invoiceId,
      // A void invoice owes nothing, nor does one that was paid again.
      more:
        dispute.state === 'lost' && paid.outstandingMinor > 0
          ? [say('mail.trouble.disputeLost.open'), ...goneDiscount(discount, reader)]
          : [],
      facts: [
        ...(due ? [answerFact(due, reader, organisation.timeZone)] : []),
        [say('mail.label.reference'), dispute.providerReference],
      ],
    }
  })
}

export async function refundFailed(house: House, { refundId }: { refundId: string }): Promise<Letter> {
  const { customer, organisation, paid, refund } = await selectRefundNews(house.db, refundId)
  return toSellers(house, 'refund-failed', organisation, refund, (reader, amount) => ({
    title: reader.say('mail.trouble.refundFailed.title'),
    lead: reader.say('mail.trouble.refundFailed.lead', { amount, customer: customer.name }),
    more: paid.invoiceId ? [reader.say('mail.trouble.refundFailed.why')] : [],
    about: titleOf(paid, reader),
    invoiceId: paid.invoiceId,
  }))
}

export async function overpaid(house: House, { invoiceId }: { invoiceId: string }): Promise<Letter> {
  const { customer, invoice, organisation } = await selectInvoiceNews(house.db, invoiceId)
  const { amountOverpaidMinor: amountMinor, currency, documentNumber } = invoice
  if (amountMinor === 0) throw new Undeliverable('The invoice is no longer overpaid.')
  return toSellers(house, 'overpaid', organisation, { amountMinor, currency }, ({ say }, amount) => ({
    title: say('mail.trouble.overpaid.title'),
    lead: say('mail.trouble.overpaid.lead', { amount, customer: customer.name }),
    about: say('mail.invoice', { number: documentNumber ?? '' }),
    invoiceId,
  }))
}

/** Whoever has looked at it in the meantime needs no letter. */
export async function moneySetAside(house: House, { paymentId }: { paymentId: string }): Promise<Letter> {
  const { customer, organisation, paid, payment } = await selectPaymentNews(house.db, paymentId)
  if (payment.quarantineReason === null) throw new Undeliverable('The money is no longer set aside.')
  return toSellers(house, 'money-set-aside', organisation, payment, (reader, amount) => ({
    title: reader.say('mail.trouble.setAside.title'),
    lead: reader.say('mail.trouble.setAside.lead', { amount, customer: customer.name }),
    about: titleOf(paid, reader),
    button: {
      label: reader.say('mail.trouble.setAside.open'),
      url: `${house.env.appUrl}/admin/problems?organisation=${organisation.id}`,
    },
  }))
}

/** Whoever has sent it again in the meantime needs no letter. */
export async function documentUndelivered(
  house: House,
  { deliveryId, organisationId }: { deliveryId: string; organisationId: string },
): Promise<Letter> {
  const delivery = await selectDelivery(house.db, organisationId, deliveryId)
  if (delivery?.state !== 'rejected' && delivery?.state !== 'failed')
    throw new Undeliverable('The document is on its way again.')
  const { creditNoteId, documentNumber: number, invoiceId, state } = delivery
  const { customer, organisation } = await selectInvoiceNews(house.db, invoiceId)
  return toSellers(house, 'document-undelivered', organisation, undefined, ({ say }) => ({
    title: say(`mail.trouble.undelivered.${state}.title`),
    lead: say(`mail.trouble.undelivered.${state}.lead`, { customer: customer.name }),
    more: [say('mail.trouble.refundFailed.why')],
    about: creditNoteId ? say('mail.creditNote.title', { number }) : say('mail.invoice', { number }),
    invoiceId,
  }))
}

export async function payoutFailed(house: House, { payoutId }: { payoutId: string }): Promise<Letter> {
  const { organisation, payout } = await selectNoticePayout(house.db, payoutId)
  return toSellers(house, 'payout-failed', organisation, payout, ({ say }, amount) => ({
    title: say('mail.trouble.payoutFailed.title'),
    lead: say('mail.trouble.payoutFailed.lead', { amount }),
    facts: [[say('mail.label.reference'), payout.reference]],
  }))
}

/** To who was told that it is on its way. */
export async function refundFailedPayer(house: House, { refundId }: { refundId: string }): Promise<Letter> {
  const about = await selectRefundCorrespondence(house, refundId)
  const { organisation, refund } = about
  if (refund.state !== 'failed' && refund.state !== 'cancelled')
    throw new Undeliverable('The refund has not failed.')
  if (!(await isSent(house.db, `refund-notice:${refundId}`)))
    throw new Undeliverable('The payer was never told of the refund.')
  const { attachments, told } = await cancelledCreditOf(house, about)
  return toPayers(house, about, refund.amountMinor, (reader, amount) => ({
    title: reader.say('mail.trouble.payerRefund.title'),
    paragraphs: [
      reader.say('mail.trouble.payerRefund.lead', { amount, organisation: organisation.name }),
      ...told(reader),
    ],
    facts: [...meansFact(about, reader), [reader.say('mail.label.reference'), refundReference(refund.id)]],
    attachments,
  }))
}

export async function paymentsOff(
  house: House,
  { organisationId }: { organisationId: string },
): Promise<Letter> {
  const organisation = await selectNoticeOrganisation(house.db, organisationId)
  if (canCharge(await selectPaymentAccount(house.db, organisationId)))
    throw new Undeliverable('Payments are switched on again.')
  return toSellers(house, 'payments-off', organisation, undefined, ({ say }) => ({
    title: say('mail.trouble.paymentsOff.title'),
    lead: say('mail.trouble.paymentsOff.lead', { organisation: organisation.name }),
    button: {
      label: say('mail.trouble.paymentsOff.open'),
      url: `${house.env.appUrl}/settings/payments?organisation=${organisation.id}`,
    },
  }))
}
