// The receipt, to the payer: with its number, and with its paper.
import type { IssuedDocument } from '@/lib/documents/file-store'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { paymentReference } from '@/lib/money/payment-reference'
import { issueReceipt } from '@/lib/payments/issue-receipt'
import { attachDocument } from './attach-document'
import type { Letter } from './letter'
import { meansFact, outstandingFact, paidOnFact, priceFacts } from './payment-facts'
import { selectPaymentCorrespondence } from './store'
import { toPayers } from './to-payers'

/** Whatever keeps it from being issued for good keeps no letter back. */
async function issuedFor(house: House, paymentId: string): Promise<IssuedDocument | undefined> {
  try {
    return await issueReceipt(house, paymentId)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    house.log.error({ err: error, paymentId }, 'the receipt of a payment could not be issued')
    return undefined
  }
}

export async function receipt(house: House, { paymentId }: { paymentId: string }): Promise<Letter> {
  const about = await selectPaymentCorrespondence(house, paymentId)
  const { organisation, paid, payment } = about
  const issued = await issuedFor(house, paymentId)
  const attachments = issued ? await attachDocument(house, organisation, { paymentId }) : []
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
        ...priceFacts(about, reader),
        ...paidOnFact(about, reader),
        ...meansFact(about, reader),
        ...outstandingFact(about, reader),
        [say('mail.label.reference'), paymentReference(payment.id)],
        ...(issued ? [[say('paper.receiptNumber'), issued.documentNumber] satisfies [string, string]] : []),
      ],
      link: say('mail.viewInvoice'),
      attachments,
    }
  })
}
