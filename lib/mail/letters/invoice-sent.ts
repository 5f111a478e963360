// "Here is your invoice": to the customer, with the link.
import type { House } from '@/lib/house'
import { paymentUrlOf } from '@/lib/invoices/link'
import { toMoney } from '@/lib/money/money'
import { correspondent } from '../correspondent'
import { type Letter, Undeliverable } from '../letter'
import { localeOfCountry, readerIn } from '../reader'
import { type Correspondence, correspondenceOfInvoice } from '../store'

export async function invoiceSent(house: House, { invoiceId }: { invoiceId: string }): Promise<Letter> {
  const facts = await correspondenceOfInvoice(house.db, invoiceId)
  const to = correspondent(facts.customer.name, facts.customer.email)
  if (!to) throw new Undeliverable('The customer has no mail address.')
  if (facts.invoice.status === 'Void') throw new Undeliverable('The invoice has been voided.')
  const url = await paymentUrlOf(house, invoiceId)
  // Not for the customer to bear: the link is there again when AUTH_SECRET is, or when it is rotated.
  if (!url) throw new Error('the link cannot be derived: has AUTH_SECRET changed?')
  return { to: [to], content: draw(facts, url, house.clock.now()) }
}

function draw(
  { customer, invoice, organisation }: Correspondence,
  url: string,
  now: Date,
): Letter['content'] {
  const { amount, date, words } = readerIn(customer.locale ?? localeOfCountry(organisation.country))
  const { currency, minor: outstandingMinor } = toMoney(invoice.outstandingMinor, invoice.currency)
  const number = invoice.documentNumber ?? ''
  const { dueDate } = invoice
  const isSettled = outstandingMinor === 0
  const dueText = dueDate && date(dueDate)
  const isOverdue = dueDate !== null && dueDate < now.toISOString().slice(0, 10)
  const total = amount(invoice.totalMinor, currency)
  const { labels } = words
  return {
    words,
    organisation,
    subject: words.invoiceSent.subject(organisation.name, number, total),
    title: words.invoice(number),
    amount: isSettled ? total : amount(outstandingMinor, currency),
    amountNote: dueText && !isSettled ? (isOverdue ? words.wasDue(dueText) : words.due(dueText)) : null,
    paragraphs: [
      words.greeting(customer.name),
      isSettled ? words.invoiceSent.settled : words.invoiceSent.lead(organisation.name),
    ],
    facts: [
      [labels.invoice, number],
      [labels.issued, date(invoice.issueDate)],
      ...(dueText ? [[labels.due, dueText] satisfies [string, string]] : []),
      [labels.total, total],
      ...(outstandingMinor === invoice.totalMinor
        ? []
        : [[labels.outstanding, amount(outstandingMinor, currency)] satisfies [string, string]]),
    ],
    memo: invoice.memo,
    button: { label: isSettled ? words.viewInvoice : words.viewAndPay, url },
  }
}
