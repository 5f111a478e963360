// "Your money is coming back": to who paid.
import type { House } from '@/lib/house'
import { toMoney } from '@/lib/money/money'
import { type Letter, Undeliverable } from '../letter'
import { localeOfCountry, readerAbout } from '../reader'
import { correspondenceOfRefund } from '../store'
import { meansFact, paidOnFact, payerOf } from './payment-facts'

export async function refundNotice({ db }: House, { refundId }: { refundId: string }): Promise<Letter> {
  const about = await correspondenceOfRefund(db, refundId)
  const { customer, organisation, paid: what, payment, refund } = about
  if (refund.state === 'failed' || refund.state === 'cancelled')
    throw new Undeliverable(`The refund has ${refund.state === 'failed' ? 'failed' : 'been cancelled'}.`)
  const to = payerOf(about)
  if (!to) throw new Undeliverable('The payer has no mail address.')
  const reader = readerAbout(what, customer.locale ?? localeOfCountry(organisation.country))
  const { labels, refundNotice: notice } = reader.words
  const { currency, minor } = toMoney(refund.amountMinor, refund.currency)
  const refunded = reader.amount(minor, currency)
  const { number } = what
  return {
    to: [to],
    content: {
      words: reader.words,
      organisation,
      subject: notice.subject(organisation.name, number),
      title: notice.title,
      amount: refunded,
      amountNote: reader.words.invoice(number),
      paragraphs: [
        reader.words.greeting(to.name || customer.name),
        refund.origin === 'surplus' || refund.origin === 'overpayment'
          ? notice.surplus(number)
          : notice.lead(organisation.name, number),
        notice.arrival,
      ],
      facts: [
        [labels.refunded, refunded],
        [labels.paid, reader.amount(payment.amountMinor, currency)],
        ...paidOnFact(about, reader),
        ...meansFact(about, reader),
        [labels.reference, refund.id],
      ],
      memo: null,
      button: null,
    },
  }
}
