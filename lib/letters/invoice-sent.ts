// "Here is your invoice": to the customer, with the link.
import type { House } from '@/lib/house'
import { paymentUrlOf } from '@/lib/invoices/link'
import { toMoney } from '@/lib/money/money'
import { Undeliverable } from '@/lib/outbox/mail'
import { dayIn } from '@/lib/time-zone'
import { readerFor } from '@/lib/words/reader'
import { attachDocument } from './attach-document'
import { correspondent, recipientsOf } from './correspondents'
import type { Letter } from './letter'
import { type Correspondence, selectInvoiceCorrespondence } from './store'

export async function invoiceSent(house: House, { invoiceId }: { invoiceId: string }): Promise<Letter> {
  const facts = await selectInvoiceCorrespondence(house, invoiceId)
  const to = correspondent(facts.customer.name, facts.customer.email)
  if (!to) throw new Undeliverable('The customer has no email address.')
  if (facts.invoice.status === 'Void') throw new Undeliverable('The invoice has been voided.')
  const url = await paymentUrlOf(house, invoiceId)
  // Not for the customer to bear: the link is there again when AUTH_SECRET is, or when it is rotated.
  if (!url) throw new Error('the link cannot be derived: has AUTH_SECRET changed?')
  const attachments = await attachDocument(house, facts.organisation, { invoiceId })
  return { ...recipientsOf(facts.customer, to), content: draw(facts, url, house.clock.now()), attachments }
}

function draw(
  { customer, invoice, organisation }: Correspondence,
  url: string,
  now: Date,
): Letter['content'] {
  const reader = readerFor({ locale: customer.locale ?? organisation.locale, country: organisation.country })
  const { day, money, say } = reader
  const { currency, minor: outstandingMinor } = toMoney(invoice.outstandingMinor, invoice.currency)
  const number = invoice.documentNumber ?? ''
  const names = { organisation: organisation.name }
  const { dueDate } = invoice
  const isSettled = outstandingMinor === 0
  const dueText = dueDate && day(dueDate)
  const isOverdue = dueDate !== null && dueDate < dayIn(organisation.timeZone, now)
  const total = money(invoice.totalMinor, currency)
  return {
    reader,
    organisation,
    subject: say('mail.invoiceSent.subject', { ...names, number, amount: total }),
    title: say('mail.invoice', { number }),
    amount: isSettled ? total : money(outstandingMinor, currency),
    amountNote: dueText && !isSettled ? say(isOverdue ? 'mail.wasDue' : 'mail.due', { date: dueText }) : null,
    paragraphs: [
      say('mail.greeting', { name: customer.name }),
      isSettled ? say('mail.invoiceSent.settled') : say('mail.invoiceSent.lead', names),
    ],
    facts: [
      [say('mail.label.invoice'), number],
      [say('mail.label.issued'), day(invoice.issueDate)],
      ...(dueText ? [[say('mail.label.due'), dueText] satisfies [string, string]] : []),
      [say('mail.label.total'), total],
      ...(outstandingMinor === invoice.totalMinor
        ? []
        : [[say('mail.label.outstanding'), money(outstandingMinor, currency)] satisfies [string, string]]),
    ],
    memo: invoice.memo,
    button: { label: say(isSettled ? 'mail.viewInvoice' : 'mail.viewAndPay'), url },
  }
}
