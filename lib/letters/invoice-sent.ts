// "Here is your invoice": to the customer, with the link.
import type { House } from '@/lib/house'
import { linkAddressOf, paymentUrlOf, recipientOf } from '@/lib/invoices/link'
import { toMoney } from '@/lib/money/money'
import { Undeliverable } from '@/lib/outbox/mail'
import { coverParts } from '@/lib/plans/covered'
import { type InvoicePlan, selectPlan } from '@/lib/plans/store'
import { type Day, dayIn } from '@/lib/time-zone'
import { partDue, partNames } from '@/lib/words/part-words'
import { type Reader, readerFor } from '@/lib/words/reader'
import { attachDocument } from './attach-document'
import { correspondent, recipientsOf } from './correspondents'
import type { Letter } from './letter'
import { type Correspondence, selectInvoiceCorrespondence } from './store'

type About = { invoiceId: string; linkId?: string | undefined }

/** Its own copy, for one of several; undefined where it goes to all alike. */
async function copyOf(house: House, { linkId }: About, recipients: ReturnType<typeof recipientsOf>) {
  if (linkId === undefined) return undefined
  const { bcc = [], cc = [], to } = recipients
  const recipient = await recipientOf(house, linkId)
  const found = [...to, ...cc, ...bcc].find(({ address }) => address.toLowerCase() === recipient)
  if (!found) throw new Undeliverable('The invoice no longer goes to this address, or its link was replaced.')
  return { only: found.address, url: await linkAddressOf(house, linkId) }
}

export async function invoiceSent(house: House, about: About): Promise<Letter> {
  const { invoiceId } = about
  const facts = await selectInvoiceCorrespondence(house, invoiceId)
  const to = correspondent(facts.customer.name, facts.customer.email)
  if (!to) throw new Undeliverable('The customer has no email address.')
  if (facts.invoice.status === 'Void') throw new Undeliverable('The invoice has been voided.')
  const recipients = recipientsOf(facts.customer, to)
  const copy = await copyOf(house, about, recipients)
  const url = copy ? copy.url : await paymentUrlOf(house, invoiceId)
  // Not for the customer to bear: the link is there again when AUTH_SECRET is, or when it is rotated.
  if (!url) throw new Error('the link cannot be derived: has AUTH_SECRET changed?')
  const attachments = await attachDocument(house, facts.organisation, { invoiceId })
  const content = draw({ ...facts, plan: await selectPlan(house.db, invoiceId) }, url, house.clock.now())
  return { ...recipients, ...(copy && { only: copy.only }), content, attachments }
}

/** Of an invoice in parts: what is to be paid when, and what of it is; a part that is paid in part is named with what is missing. */
function factsOfParts({ invoice, plan }: Planned, reader: Reader, today: Day): [string, string][] {
  if (!plan) return []
  const { money, say } = reader
  const settledMinor = invoice.amountPaidMinor + invoice.amountCreditedMinor
  const { processingMinor } = plan
  const parts = coverParts(plan.parts, { settledMinor, processingMinor }, invoice, today)
  const names = partNames(parts, reader)
  const currency = toMoney(0, invoice.currency).currency
  return parts.map((part, at) => {
    const { amountMinor, missingMinor, state } = part
    const whens = { Paid: 'parts.state.paid', Processing: 'parts.state.processing' } as const
    const when = state === 'Paid' || state === 'Processing' ? say(whens[state]) : partDue(part, reader)
    return [names[at] ?? '', `${money(missingMinor > 0 ? missingMinor : amountMinor, currency)} · ${when}`]
  })
}

/** Beneath what is owed in all: of an invoice in parts the parts themselves say until when. */
function noteOf({ invoice: { dueDate, outstandingMinor }, plan }: Planned, { day, say }: Reader, today: Day) {
  if (plan || !dueDate || outstandingMinor === 0) return null
  return say(dueDate < today ? 'mail.wasDue' : 'mail.due', { date: day(dueDate) })
}

type Planned = Correspondence & { plan: InvoicePlan | undefined }

function draw({ customer, invoice, organisation, plan }: Planned, url: string, now: Date): Letter['content'] {
  const reader = readerFor({ locale: customer.locale ?? organisation.locale, country: organisation.country })
  const { day, money, say } = reader
  const { currency, minor: outstandingMinor } = toMoney(invoice.outstandingMinor, invoice.currency)
  const number = invoice.documentNumber ?? ''
  const names = { organisation: organisation.name }
  const { dueDate } = invoice
  const isSettled = outstandingMinor === 0
  const dueText = dueDate && day(dueDate)
  const today = dayIn(organisation.timeZone, now)
  const total = money(invoice.totalMinor, currency)
  return {
    reader,
    organisation,
    subject: say('mail.invoiceSent.subject', { ...names, number, amount: total }),
    title: say('mail.invoice', { number }),
    amount: isSettled ? total : money(outstandingMinor, currency),
    amountNote: noteOf({ customer, invoice, organisation, plan }, reader, today),
    paragraphs: [
      say('mail.greeting', { name: customer.name }),
      isSettled ? say('mail.invoiceSent.settled') : say('mail.invoiceSent.lead', names),
    ],
    facts: [
      [say('mail.label.invoice'), number],
      [say('mail.label.issued'), day(invoice.issueDate)],
      ...(dueText ? [[say('mail.label.due'), dueText] satisfies [string, string]] : []),
      [say('mail.label.total'), total],
      ...factsOfParts({ customer, invoice, organisation, plan }, reader, today),
      ...(outstandingMinor === invoice.totalMinor
        ? []
        : [[say('mail.label.outstanding'), money(outstandingMinor, currency)] satisfies [string, string]]),
    ],
    memo: invoice.memo,
    button: { label: say(isSettled ? 'mail.viewInvoice' : 'mail.viewAndPay'), url },
  }
}
