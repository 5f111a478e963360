// "Something went wrong with money": debits, disputes, refunds, overpaid invoices and payouts, to sellers, and to the payer of a debit.
import type { House } from '@/lib/house'
import { paymentUrlOf } from '@/lib/invoices/link'
import { toMoney } from '@/lib/money/money'
import { isInquiry } from '@/lib/payments/dispute'
import { type Reader, readerFor } from '@/lib/words/reader'
import { type Content, type Letter, Undeliverable } from '../letter'
import { disputeAbout, payoutAbout, sellersToTell } from '../notice-store'
import type { SellerEvent } from '../notifications'
import {
  correspondenceOfInvoice,
  correspondenceOfPayment,
  correspondenceOfRefund,
  type PaymentCorrespondence,
} from '../store'
import { meansFact, payersOf, titleOf } from './payment-facts'

type Organisation = PaymentCorrespondence['organisation']

interface Said {
  title: string
  lead: string
  amount: string
  /** "Invoice INV-0007"; empty where it is about none. */
  about: string
  invoiceId: string | null
  facts?: Content['facts']
}

/** To who runs the organisation; to its own address only where nobody does. */
async function toSellers(
  { db, env }: House,
  event: SellerEvent,
  organisation: Omit<Organisation, 'country'>,
  reader: Reader,
  { about, amount, facts = [], invoiceId, lead, title }: Said,
): Promise<Letter> {
  const to = await sellersToTell(db, organisation, event)
  if (to.length === 0) throw new Undeliverable('Nobody of the organisation wants letters of this kind.')
  const { say } = reader
  return {
    to,
    content: {
      reader,
      organisation: { ...organisation, email: null },
      subject: about ? say('mail.trouble.subject', { title, number: about }) : title,
      title,
      amount,
      amountNote: about || null,
      paragraphs: [lead],
      facts,
      memo: null,
      button: invoiceId
        ? {
            label: say('mail.trouble.open'),
            url: `${env.appUrl}/admin/invoices/${invoiceId}?organisation=${organisation.id}`,
          }
        : null,
    },
  }
}

export async function debitFailed(house: House, { paymentId }: { paymentId: string }): Promise<Letter> {
  const about = await correspondenceOfPayment(house.db, paymentId)
  const { customer, organisation, paid, payment } = about
  const reader = readerFor({ locale: organisation.locale, country: organisation.country })
  const { currency, minor } = toMoney(payment.amountMinor, payment.currency)
  const amount = reader.money(minor, currency)
  return toSellers(house, 'debit-failed', organisation, reader, {
    title: reader.say('mail.trouble.debitFailed.title'),
    lead: reader.say('mail.trouble.debitFailed.lead', { amount, customer: customer.name }),
    ...{ amount, about: titleOf(paid, reader), invoiceId: paid.invoiceId },
    facts: meansFact(about, reader),
  })
}

export async function debitFailedPayer(house: House, { paymentId }: { paymentId: string }): Promise<Letter> {
  const about = await correspondenceOfPayment(house.db, paymentId)
  const { customer, organisation, paid, payment } = about
  const recipients = payersOf(about)
  if (paid.invoiceId !== null && paid.outstandingMinor === 0)
    throw new Undeliverable('The invoice was paid meanwhile.')
  const reader = readerFor({ locale: customer.locale ?? organisation.locale, country: organisation.country })
  const { money, say } = reader
  const { currency, minor } = toMoney(payment.amountMinor, payment.currency)
  const amount = money(minor, currency)
  const url = paid.invoiceId ? await paymentUrlOf(house, paid.invoiceId) : null
  const title = say('mail.trouble.payerDebit.title')
  const number = titleOf(paid, reader)
  return {
    ...recipients,
    content: {
      ...{ reader, organisation, title, amount, amountNote: number },
      subject: say('mail.trouble.subject', { title, number }),
      paragraphs: [
        say('mail.greeting', { name: recipients.to[0]?.name || customer.name }),
        say('mail.trouble.payerDebit.lead', { amount, organisation: organisation.name }),
      ],
      facts: meansFact(about, reader),
      memo: null,
      button: url ? { label: say('mail.viewAndPay'), url } : null,
    },
  }
}

/** The hour counts, and whose hour it is. */
const deadline = (at: Date, { locale }: Reader, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, {
    ...({ year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const),
    timeZone,
    timeZoneName: 'short',
  }).format(at)

export async function disputeNotice(house: House, { disputeId }: { disputeId: string }): Promise<Letter> {
  const dispute = await disputeAbout(house.db, disputeId)
  const about = await correspondenceOfPayment(house.db, dispute.paymentId)
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
  const { customer, organisation, paid, refund } = await correspondenceOfRefund(house.db, refundId)
  const reader = readerFor({ locale: organisation.locale, country: organisation.country })
  const { currency, minor } = toMoney(refund.amountMinor, refund.currency)
  const amount = reader.money(minor, currency)
  return toSellers(house, 'refund-failed', organisation, reader, {
    title: reader.say('mail.trouble.refundFailed.title'),
    lead: reader.say('mail.trouble.refundFailed.lead', { amount, customer: customer.name }),
    ...{ amount, about: titleOf(paid, reader), invoiceId: paid.invoiceId },
  })
}

export async function overpaid(house: House, { invoiceId }: { invoiceId: string }): Promise<Letter> {
  const { customer, invoice, organisation } = await correspondenceOfInvoice(house.db, invoiceId)
  if (invoice.amountOverpaidMinor === 0) throw new Undeliverable('The invoice is not overpaid any more.')
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
  const { organisation, payout } = await payoutAbout(house.db, payoutId)
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
