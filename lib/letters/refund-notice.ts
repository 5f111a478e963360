// The refund notice, to the payer, with the credit note that the refund has made.
import type { House } from '@/lib/house'
import { toMoney } from '@/lib/money/money'
import { refundReference } from '@/lib/money/payment-reference'
import { Undeliverable } from '@/lib/outbox/mail'
import type { Letter } from './letter'
import { meansFact, paidOnFact } from './payment-facts'
import { creditOf } from './refund-credit'
import { type RefundCorrespondence, selectRefundCorrespondence } from './store'
import { toPayers } from './to-payers'

/** Why it came back, where that is not because somebody asked for it. */
function surplusLead({ payment, refund }: RefundCorrespondence) {
  const isPart = refund.amountMinor < payment.amountMinor
  if (refund.origin === 'overpayment' || (refund.origin === 'surplus' && isPart))
    return 'mail.refundNotice.overpaid'
  return refund.origin === 'surplus' ? 'mail.refundNotice.surplus' : undefined
}

export async function refundNotice(house: House, { refundId }: { refundId: string }): Promise<Letter> {
  const about = await selectRefundCorrespondence(house, refundId)
  const { organisation, paid, payment, refund } = about
  if (refund.state === 'failed' || refund.state === 'cancelled')
    throw new Undeliverable(`The refund has ${refund.state === 'failed' ? 'failed' : 'been cancelled'}.`)
  const { isOrder, number } = paid
  const { attachments, told } = await creditOf(house, about)
  const names = { organisation: organisation.name, number }
  return toPayers(house, about, refund.amountMinor, (reader, amount) => {
    const { money, say } = reader
    const { currency, minor: paidMinor } = toMoney(payment.amountMinor, payment.currency)
    const surplus = surplusLead(about)
    const credited = told(reader)
    return {
      subject: say(isOrder ? 'mail.order.refundSubject' : 'mail.refundNotice.subject', names),
      title: say('mail.refundNotice.title'),
      paragraphs: [
        surplus
          ? say(surplus, { number })
          : say(isOrder ? 'mail.order.refundLead' : 'mail.refundNotice.lead', names),
        say('mail.refundNotice.arrival'),
        ...credited,
      ],
      facts: [
        [say('mail.label.refunded'), amount],
        [say('mail.label.paid'), money(paidMinor, currency)],
        ...paidOnFact(about, reader),
        ...meansFact(about, reader),
        [say('mail.label.reference'), refundReference(refund.id)],
      ],
      ...(credited.length > 0 && { link: say('mail.viewInvoice') }),
      attachments,
    }
  })
}
