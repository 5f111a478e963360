// "A credit note": to the customer, with its paper.
import type { House } from '@/lib/house'
import { paymentUrlOf } from '@/lib/invoices/link'
import { toMoney } from '@/lib/money/money'
import { Undeliverable } from '@/lib/outbox/mail'
import { readerFor } from '@/lib/words/reader'
import { attachDocument } from './attach-document'
import { correspondent, recipientsOf } from './correspondents'
import type { Letter } from './letter'
import { selectCreditNoteCorrespondence } from './store'

export async function creditNoteIssued(
  house: House,
  { creditNoteId }: { creditNoteId: string },
): Promise<Letter> {
  const { customer, invoice, note, organisation } = await selectCreditNoteCorrespondence(house, creditNoteId)
  if (note.status !== 'Issued') throw new Undeliverable('The credit note is not in force.')
  const to = correspondent(customer.name, customer.email)
  if (!to) throw new Undeliverable('The customer has no email address.')
  const reader = readerFor({ locale: customer.locale ?? organisation.locale, country: organisation.country })
  const { day, money, say } = reader
  const { currency, minor } = toMoney(note.totalMinor, note.currency)
  const amount = money(minor, currency)
  const names = { organisation: organisation.name, amount, number: note.documentNumber ?? '' }
  const url = await paymentUrlOf(house, note.invoiceId)
  const number = invoice.documentNumber ?? ''
  return {
    ...recipientsOf(customer, to),
    content: {
      ...{ reader, organisation, amount, amountNote: null },
      subject: say('mail.creditNote.subject', names),
      title: say('mail.creditNote.title', { number: names.number }),
      paragraphs: [
        say('mail.greeting', { name: customer.name }),
        say('mail.creditNote.lead', { organisation: organisation.name, number }),
      ],
      facts: [
        [say('mail.label.invoice'), number],
        ...(note.issueDate
          ? [[say('mail.label.issued'), day(note.issueDate)] satisfies [string, string]]
          : []),
      ],
      memo: note.reason,
      button: url ? { label: say('mail.viewInvoice'), url } : null,
    },
    attachments: await attachDocument(house, organisation, { creditNoteId }),
  }
}
