// "This is due", "this is still open": to the customer, with what is left to pay and the link.
import type { House } from '@/lib/house'
import { paymentUrlOf } from '@/lib/invoices/link'
import { toMoney } from '@/lib/money/money'
import { Undeliverable } from '@/lib/outbox/mail'
import { askAboutPayments } from '@/lib/reminders/ask-first'
import { pausesAt } from '@/lib/reminders/plan'
import { selectStanding } from '@/lib/reminders/store'
import { selectText } from '@/lib/reminders/texts-store'
import { houseWords, occasionOf, ownWords } from '@/lib/reminders/words'
import { dayIn } from '@/lib/time-zone'
import { readerFor } from '@/lib/words/reader'
import { correspondent, recipientsOf } from './correspondents'
import type { Letter } from './letter'
import { type Correspondence, selectInvoiceCorrespondence } from './store'

/** Judged once more when it leaves: what was owed when it was written may be paid. */
export async function reminderLetter(
  house: House,
  { invoiceId }: { invoiceId: string; reminderId: string },
): Promise<Letter> {
  const { customer } = await selectInvoiceCorrespondence(house, invoiceId)
  const to = correspondent(customer.name, customer.email)
  if (!to) throw new Undeliverable('The customer has no email address.')
  await askAboutPayments(house, invoiceId)
  const standing = await selectStanding(house.db, invoiceId)
  const now = house.clock.now()
  if (!standing || pausesAt(standing, now).length > 0)
    throw new Undeliverable('There was nothing to be reminded of any more.')
  const url = await paymentUrlOf(house, invoiceId)
  // Not for the customer to bear: the link is there again when AUTH_SECRET is, or when it is rotated.
  if (!url) throw new Error('the link cannot be derived: has AUTH_SECRET changed?')
  // Read after Stripe was asked: part of it may have been paid meanwhile.
  const facts = await selectInvoiceCorrespondence(house, invoiceId)
  return { ...recipientsOf(customer, to), content: await draw(house, facts, url, dayIn(standing.zone, now)) }
}

async function draw(
  house: House,
  { customer, invoice, organisation }: Correspondence,
  url: string,
  today: string,
): Promise<Letter['content']> {
  const reader = readerFor({ locale: customer.locale ?? organisation.locale, country: organisation.country })
  const { day, money, say, tongue } = reader
  const { currency, minor } = toMoney(invoice.outstandingMinor, invoice.currency)
  const [amount, number, { dueDate }] = [money(minor, currency), invoice.documentNumber ?? '', invoice]
  const occasion = dueDate === null ? null : occasionOf(dueDate, today)
  const date = dueDate === null ? '' : day(dueDate)
  const filling = { amount, date, number, customer: customer.name, organisation: organisation.name }
  const own = occasion && (await selectText(house.db, organisation.id, tongue, occasion))
  const { paragraphs, subject } = own
    ? ownWords(own, filling)
    : houseWords(reader, { occasion, hasReply: organisation.email !== null }, filling)
  const { phone } = organisation
  return {
    ...{ reader, organisation, subject, amount },
    title: say('mail.invoice', { number }),
    amountNote: dueDate && say(dueDate < today ? 'mail.wasDue' : 'mail.due', { date }),
    paragraphs: [
      say('mail.greeting', { name: customer.name }),
      ...paragraphs,
      ...(phone ? [say('mail.reminder.phone', { phone, organisation: organisation.name })] : []),
    ],
    facts: [
      [say('mail.label.invoice'), number],
      [say('mail.label.issued'), day(invoice.issueDate)],
      ...(dueDate ? [[say('mail.label.due'), date] satisfies [string, string]] : []),
      [say('mail.label.outstanding'), amount],
    ],
    button: { label: say('mail.viewAndPay'), url },
  }
}
