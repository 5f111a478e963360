// "A discount was taken back", because its payment has gone back: to the customer, with the paper that says so.
import { selectCancelling, selectDiscountsOf } from '@/lib/credit-notes/store'
import type { House } from '@/lib/house'
import { paymentUrlOf } from '@/lib/invoices/link'
import { toMoney } from '@/lib/money/money'
import { Undeliverable } from '@/lib/outbox/mail'
import { readerFor } from '@/lib/words/reader'
import { attachDocument } from './attach-document'
import { correspondent, recipientsOf } from './correspondents'
import type { Letter } from './letter'
import { selectCreditNoteCorrespondence } from './store'

/** A letter that waited tells nothing that is over: money that came back has its discount again. */
export async function discountWithdrawn(
  house: House,
  { creditNoteId }: { creditNoteId: string },
): Promise<Letter> {
  const { customer, invoice, note, organisation } = await selectCreditNoteCorrespondence(house, creditNoteId)
  const { invoiceId, paymentId } = note
  const others = paymentId ? await selectDiscountsOf(house.db, { id: paymentId, invoiceId }) : []
  const by = await selectCancelling(house.db, creditNoteId)
  if (!by || others.some(({ status }) => status === 'Issued'))
    throw new Undeliverable('The discount is in force again.')
  const to = correspondent(customer.name, customer.email)
  if (!to) throw new Undeliverable('The customer has no email address.')
  const reader = readerFor({ locale: customer.locale ?? organisation.locale, country: organisation.country })
  const { say } = reader
  const said = (ofMinor: number) => {
    const { currency, minor } = toMoney(ofMinor, note.currency)
    return reader.money(minor, currency)
  }
  const amount = said(note.totalMinor)
  const number = invoice.documentNumber ?? ''
  const numbers = { number: by.documentNumber ?? '', cancelled: note.documentNumber ?? '' }
  const url = await paymentUrlOf(house, invoiceId)
  return {
    ...recipientsOf(customer, to),
    content: {
      ...{ reader, organisation, amount, amountNote: null },
      subject: say('mail.discountBack.subject', { amount, number }),
      title: say('mail.discountBack.title'),
      paragraphs: [
        say('mail.greeting', { name: customer.name }),
        say('mail.discountBack.lead', { organisation: organisation.name, number }),
        say('mail.trouble.payerRefund.cancelled', numbers),
      ],
      facts: [
        [say('mail.label.invoice'), number],
        ...(invoice.outstandingMinor > 0
          ? [[say('mail.label.outstanding'), said(invoice.outstandingMinor)] satisfies [string, string]]
          : []),
      ],
      memo: null,
      button: url ? { label: say('mail.viewInvoice'), url } : null,
    },
    attachments: await attachDocument(house, organisation, { creditNoteId: by.id }),
  }
}
