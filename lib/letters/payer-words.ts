// Letters about what payers say on the page of an invoice: to the sellers, and the answer, and a fresh link, to the customer.
import type { House } from '@/lib/house'
import { paymentUrlOf } from '@/lib/invoices/link'
import { Undeliverable } from '@/lib/outbox/mail'
import { selectQuestion } from '@/lib/payer-words/store'
import { readerFor } from '@/lib/words/reader'
import { correspondent } from './correspondents'
import type { Letter } from './letter'
import { selectInvoiceCorrespondence, selectInvoiceNews } from './store'
import { toSellers } from './to-sellers'

interface AboutInvoice {
  organisationId: string
  invoiceId: string
}
type AboutQuestion = AboutInvoice & { questionId: string }

/** Whoever has promised another day since, or paid, is told of by what came after. */
export async function promiseMade(
  house: House,
  { date, invoiceId }: AboutInvoice & { date: string },
): Promise<Letter> {
  const { customer, invoice, organisation } = await selectInvoiceNews(house.db, invoiceId)
  if (invoice.promisedFor !== date) throw new Undeliverable('Another day was promised since.')
  if (invoice.outstandingMinor === 0) throw new Undeliverable('The invoice was paid in the meantime.')
  const owed = { amountMinor: invoice.outstandingMinor, currency: invoice.currency }
  return toSellers(house, 'promise-made', organisation, owed, ({ day, say }) => ({
    title: say('said.mail.promise.title'),
    lead: say('said.mail.promise.lead', { customer: customer.name, date: day(date) }),
    about: say('mail.invoice', { number: invoice.documentNumber ?? '' }),
    invoiceId,
  }))
}

export async function orderNumberGiven(house: House, { invoiceId }: AboutInvoice): Promise<Letter> {
  const { customer, invoice, organisation } = await selectInvoiceNews(house.db, invoiceId)
  const { payerPurchaseOrderNumber: given } = invoice
  if (given === null) throw new Undeliverable('The number has been erased.')
  return toSellers(house, 'order-number-given', organisation, undefined, ({ say }) => ({
    title: say('said.mail.number.title'),
    lead: say('said.mail.number.lead', { customer: customer.name }),
    about: say('mail.invoice', { number: invoice.documentNumber ?? '' }),
    facts: [[say('said.number.label'), given]],
    invoiceId,
  }))
}

async function askedIn(house: House, { organisationId, questionId }: AboutQuestion) {
  const question = await selectQuestion(house.db, organisationId, questionId)
  if (!question) throw new Undeliverable('The question that this email is about does not exist.')
  return question
}

/** A reply goes to the customer, at the address on file: whoever only has the link might not be who they say. */
export async function questionAsked(house: House, about: AboutQuestion): Promise<Letter> {
  const question = await askedIn(house, about)
  if (question.closedAt !== null) throw new Undeliverable('The question is closed.')
  const { customer, invoice, organisation } = await selectInvoiceNews(house.db, about.invoiceId)
  const replyTo = correspondent(customer.name, customer.email)
  const letter = await toSellers(house, 'question-asked', organisation, undefined, ({ say }) => ({
    title: say(question.kind === 'mistake' ? 'said.mail.mistake.title' : 'said.mail.question.title'),
    lead: say('said.mail.question.lead', { customer: customer.name }),
    more: [
      question.text,
      replyTo
        ? say('said.mail.question.reply', { customer: customer.name })
        : say('said.mail.question.noReply'),
    ],
    about: say('mail.invoice', { number: invoice.documentNumber ?? '' }),
    invoiceId: about.invoiceId,
  }))
  return { ...letter, ...(replyTo && { replyTo }) }
}

async function toCustomer(house: House, invoiceId: string) {
  const { customer, invoice, organisation } = await selectInvoiceCorrespondence(house, invoiceId)
  const to = correspondent(customer.name, customer.email)
  if (!to) throw new Undeliverable('The customer has no email address.')
  const reader = readerFor({ locale: customer.locale ?? organisation.locale, country: organisation.country })
  const names = { organisation: organisation.name, number: invoice.documentNumber ?? '' }
  return {
    customer,
    invoice,
    organisation,
    reader,
    names,
    to: [to],
    url: await paymentUrlOf(house, invoiceId),
  }
}

export async function questionAnswered(house: House, about: AboutQuestion): Promise<Letter> {
  const { answer, text } = await askedIn(house, about)
  if (answer === null) throw new Undeliverable('The answer has been erased.')
  const { customer, names, organisation, reader, to, url } = await toCustomer(house, about.invoiceId)
  const { say } = reader
  return {
    to,
    content: {
      ...{ reader, organisation },
      subject: say('said.mail.answer.subject', names),
      title: say('said.mail.answer.title'),
      amountNote: say('mail.invoice', { number: names.number }),
      paragraphs: [
        say('mail.greeting', { name: customer.name }),
        say('said.mail.answer.lead', names),
        answer,
      ],
      memo: `${say('said.mail.answer.asked')}:\n${text}`,
      button: url ? { label: say('mail.viewInvoice'), url } : null,
    },
  }
}

/** To the address on file, and to nobody in copy. */
export async function freshLink(house: House, { invoiceId }: AboutInvoice): Promise<Letter> {
  const { customer, invoice, names, organisation, reader, to, url } = await toCustomer(house, invoiceId)
  const { say } = reader
  // Not for the customer to bear: the link is there again when AUTH_SECRET is, or when it is rotated.
  if (!url) throw new Error('the link cannot be derived: has AUTH_SECRET changed?')
  return {
    to,
    content: {
      ...{ reader, organisation },
      subject: say('said.mail.link.subject', names),
      title: say('said.mail.link.title'),
      amountNote: say('mail.invoice', { number: names.number }),
      paragraphs: [
        say('mail.greeting', { name: customer.name }),
        say('said.mail.link.lead', names),
        say('said.mail.link.ignore'),
      ],
      button: { label: say(invoice.outstandingMinor > 0 ? 'mail.viewAndPay' : 'mail.viewInvoice'), url },
    },
  }
}
