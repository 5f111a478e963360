// "You were paid": to the people of the organisation who want to know.
import type { House } from '@/lib/house'
import { toMoney } from '@/lib/money/money'
import { paymentReference } from '@/lib/money/payment-reference'
import type { Letter } from './letter'
import { meansFact, outstandingFact, paidOnFact, priceFacts, titleOf } from './payment-facts'
import { selectPaymentNews } from './store'
import { toSellers } from './to-sellers'

export async function paidNotice(house: House, { paymentId }: { paymentId: string }): Promise<Letter> {
  const about = await selectPaymentNews(house.db, paymentId)
  const { customer, organisation, paid, payment } = about
  return toSellers(house, 'paid', organisation, payment, (reader, amount) => {
    const { money, say } = reader
    const { currency, minor: feeMinor } = toMoney(payment.feeMinor, payment.currency)
    const subject = paid.isOrder ? 'mail.order.paidSubject' : 'mail.paidNotice.subject'
    return {
      subject: say(subject, { customer: customer.name, number: paid.number, amount }),
      title: say('mail.paidNotice.title'),
      lead: say('mail.paidNotice.lead', { customer: customer.name }),
      about: titleOf(paid, reader),
      facts: [
        [say('mail.label.customer'), customer.name],
        [say('mail.label.paid'), amount],
        ...(feeMinor > 0
          ? [[say('mail.label.fee'), money(feeMinor, currency)] satisfies [string, string]]
          : []),
        ...priceFacts(about, reader),
        ...paidOnFact(about, reader),
        ...meansFact(about, reader),
        ...outstandingFact(about, reader),
        [say('mail.label.reference'), paymentReference(payment.id)],
      ],
    }
  })
}
