// The receipt, to the payer.
import type { House } from '@/lib/house'
import { paymentReference } from '@/lib/money/payment-reference'
import type { Letter } from './letter'
import { meansFact, outstandingFact, paidOnFact } from './payment-facts'
import { selectPaymentCorrespondence } from './store'
import { toPayers } from './to-payers'

export async function receipt(house: House, { paymentId }: { paymentId: string }): Promise<Letter> {
  const about = await selectPaymentCorrespondence(house, paymentId)
  const { organisation, paid, payment } = about
  const names = { organisation: organisation.name }
  return toPayers(house, about, payment.amountMinor, (reader, amount) => {
    const { say } = reader
    const subject = paid.isOrder ? 'mail.order.receiptSubject' : 'mail.receipt.subject'
    return {
      subject: say(subject, { ...names, number: paid.number }),
      title: say('mail.receipt.title'),
      paragraphs: [say('mail.receipt.lead', names)],
      facts: [
        [say('mail.label.paid'), amount],
        ...paidOnFact(about, reader),
        ...meansFact(about, reader),
        ...outstandingFact(about, reader),
        [say('mail.label.reference'), paymentReference(payment.id)],
      ],
      link: say('mail.viewInvoice'),
    }
  })
}
