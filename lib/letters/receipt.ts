// The receipt, to the payer.
import type { House } from '@/lib/house'
import { paymentUrlOf } from '@/lib/invoices/link'
import { toMoney } from '@/lib/money/money'
import { paymentReference } from '@/lib/money/payment-reference'
import { readerFor } from '@/lib/words/reader'
import type { Letter } from './letter'
import { meansFact, outstandingFact, paidOnFact, payersOf, titleOf } from './payment-facts'
import { selectPaymentCorrespondence } from './store'

export async function receipt(house: House, { paymentId }: { paymentId: string }): Promise<Letter> {
  const about = await selectPaymentCorrespondence(house.db, paymentId)
  const { customer, organisation, paid: what, payment } = about
  const recipients = payersOf(about)
  const url = what.invoiceId === null ? null : await paymentUrlOf(house, what.invoiceId)
  const reader = readerFor({ locale: customer.locale ?? organisation.locale, country: organisation.country })
  const { money, say } = reader
  const paid = toMoney(payment.amountMinor, payment.currency)
  const names = { organisation: organisation.name }
  const subject = what.isOrder ? 'mail.order.receiptSubject' : 'mail.receipt.subject'
  return {
    ...recipients,
    content: {
      reader,
      organisation,
      subject: say(subject, { ...names, number: what.number }),
      title: say('mail.receipt.title'),
      amount: money(paid.minor, paid.currency),
      amountNote: titleOf(what, reader),
      paragraphs: [
        say('mail.greeting', { name: recipients.to[0]?.name || customer.name }),
        say('mail.receipt.lead', names),
      ],
      facts: [
        [say('mail.label.paid'), money(paid.minor, paid.currency)],
        ...paidOnFact(about, reader),
        ...meansFact(about, reader),
        ...outstandingFact(about, reader),
        [say('mail.label.reference'), paymentReference(payment.id)],
      ],
      memo: null,
      button: url ? { label: say('mail.viewInvoice'), url } : null,
    },
  }
}
