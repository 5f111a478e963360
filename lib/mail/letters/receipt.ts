// "We have your money": to who paid.
import type { House } from '@/lib/house'
import { paymentUrlOf } from '@/lib/invoices/link'
import { toMoney } from '@/lib/money/money'
import { type Letter, Undeliverable } from '../letter'
import { localeOfCountry, readerAbout } from '../reader'
import { correspondenceOfPayment } from '../store'
import { meansFact, outstandingFact, paidOnFact, payerOf } from './payment-facts'

export async function receipt(house: House, { paymentId }: { paymentId: string }): Promise<Letter> {
  const about = await correspondenceOfPayment(house.db, paymentId)
  const { customer, organisation, paid: what, payment } = about
  const to = payerOf(about)
  if (!to) throw new Undeliverable('The payer has no mail address.')
  const url = what.invoiceId === null ? null : await paymentUrlOf(house, what.invoiceId)
  const reader = readerAbout(what, customer.locale ?? localeOfCountry(organisation.country))
  const { words } = reader
  const paid = toMoney(payment.amountMinor, payment.currency)
  const { number } = what
  return {
    to: [to],
    content: {
      words,
      organisation,
      subject: words.receipt.subject(organisation.name, number),
      title: words.receipt.title,
      amount: reader.amount(paid.minor, paid.currency),
      amountNote: words.invoice(number),
      paragraphs: [words.greeting(to.name || customer.name), words.receipt.lead(organisation.name)],
      facts: [
        [words.labels.paid, reader.amount(paid.minor, paid.currency)],
        ...paidOnFact(about, reader),
        ...meansFact(about, reader),
        ...outstandingFact(about, reader),
        [words.labels.reference, payment.id],
      ],
      memo: null,
      button: url ? { label: words.viewInvoice, url } : null,
    },
  }
}
