// The refund notice, to the payer.
import type { House } from '@/lib/house'
import { toMoney } from '@/lib/money/money'
import { refundReference } from '@/lib/money/payment-reference'
import { Undeliverable } from '@/lib/outbox/mail'
import { readerFor } from '@/lib/words/reader'
import type { Letter } from './letter'
import { meansFact, paidOnFact, payersOf, titleOf } from './payment-facts'
import { selectRefundCorrespondence } from './store'

export async function refundNotice({ db }: House, { refundId }: { refundId: string }): Promise<Letter> {
  const about = await selectRefundCorrespondence(db, refundId)
  const { customer, organisation, paid: what, payment, refund } = about
  if (refund.state === 'failed' || refund.state === 'cancelled')
    throw new Undeliverable(`The refund has ${refund.state === 'failed' ? 'failed' : 'been cancelled'}.`)
  const recipients = payersOf(about)
  const reader = readerFor({ locale: customer.locale ?? organisation.locale, country: organisation.country })
  const { money, say } = reader
  const { currency, minor } = toMoney(refund.amountMinor, refund.currency)
  const refunded = money(minor, currency)
  const { isOrder, number } = what
  const names = { organisation: organisation.name, number }
  return {
    ...recipients,
    content: {
      reader,
      organisation,
      subject: say(isOrder ? 'mail.order.refundSubject' : 'mail.refundNotice.subject', names),
      title: say('mail.refundNotice.title'),
      amount: refunded,
      amountNote: titleOf(what, reader),
      paragraphs: [
        say('mail.greeting', { name: recipients.to[0]?.name || customer.name }),
        refund.origin === 'overpayment'
          ? say('mail.refundNotice.overpaid', { number })
          : refund.origin === 'surplus'
            ? say(
                refund.amountMinor < payment.amountMinor
                  ? 'mail.refundNotice.overpaid'
                  : 'mail.refundNotice.surplus',
                { number },
              )
            : say(isOrder ? 'mail.order.refundLead' : 'mail.refundNotice.lead', names),
        say('mail.refundNotice.arrival'),
      ],
      facts: [
        [say('mail.label.refunded'), refunded],
        [say('mail.label.paid'), money(payment.amountMinor, currency)],
        ...paidOnFact(about, reader),
        ...meansFact(about, reader),
        [say('mail.label.reference'), refundReference(refund.id)],
      ],
      memo: null,
      button: null,
    },
  }
}
