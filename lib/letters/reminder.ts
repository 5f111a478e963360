// "This is due", "this is still open": to the customer, with what is left to pay and the link.
import type { House } from '@/lib/house'
import { paymentUrlOf } from '@/lib/invoices/link'
import { toMoney } from '@/lib/money/money'
import { Undeliverable } from '@/lib/outbox/mail'
import { askAboutPayments } from '@/lib/reminders/ask-first'
import { nowDue, pausesAt } from '@/lib/reminders/plan'
import { type Standing, selectReminder, selectStanding } from '@/lib/reminders/store'
import { selectText } from '@/lib/reminders/texts-store'
import { houseWords, occasionOf, ownWords } from '@/lib/reminders/words'
import { type Day, dayIn } from '@/lib/time-zone'
import { readerFor } from '@/lib/words/reader'
import { correspondent, recipientsOf } from './correspondents'
import type { Letter } from './letter'
import { type Correspondence, selectInvoiceCorrespondence } from './store'

/** Judged once more when it leaves: what was owed when it was written may be paid. */
export async function reminderLetter(
  house: House,
  { invoiceId, reminderId }: { invoiceId: string; reminderId: string },
): Promise<Letter> {
  const { customer } = await selectInvoiceCorrespondence(house, invoiceId)
  const to = correspondent(customer.name, customer.email)
  if (!to) throw new Undeliverable('The customer has no email address.')
  await askAboutPayments(house, invoiceId)
  const standing = await selectStanding(house.db, invoiceId)
  const reminder = await selectReminder(house.db, reminderId)
  const now = house.clock.now()
  const moment = { at: now, dueDate: reminder?.dueDate ?? undefined }
  if (!standing || pausesAt(standing, moment).length > 0)
    throw new Undeliverable('There was nothing to be reminded of any more.')
  const url = await paymentUrlOf(house, invoiceId)
  // Not for the customer to bear: the link is there again when AUTH_SECRET is, or when it is rotated.
  if (!url) throw new Error('the link cannot be derived: has AUTH_SECRET changed?')
  // Read after Stripe was asked: part of it may have been paid meanwhile.
  const facts = await selectInvoiceCorrespondence(house, invoiceId)
  return {
    ...recipientsOf(customer, to),
    content: await draw(house, facts, url, asked(standing, dayIn(standing.zone, now))),
  }
}

/** Of a plan, what is next or has come together by now. */
function asked(standing: Standing, today: Day) {
  const { amountMinor, dueDate } = nowDue(standing, today)
  return { amountMinor, dueDate, occasion: dueDate === null ? null : occasionOf(dueDate, today) }
}

async function draw(
  house: House,
  { customer, invoice, organisation }: Correspondence,
  url: string,
  { amountMinor, dueDate, occasion }: ReturnType<typeof asked>,
): Promise<Letter['content']> {
  const reader = readerFor({ locale: customer.locale ?? organisation.locale, country: organisation.country })
  const { day, money, say, tongue } = reader
  const inWords = (minorUnits: number) => {
    const { currency, minor } = toMoney(minorUnits, invoice.currency)
    return money(minor, currency)
  }
  const [amount, number] = [inWords(amountMinor), invoice.documentNumber ?? '']
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
    amountNote: dueDate && say(occasion === 'after' ? 'mail.wasDue' : 'mail.due', { date }),
    paragraphs: [
      say('mail.greeting', { name: customer.name }),
      ...paragraphs,
      ...(phone ? [say('mail.reminder.phone', { phone, organisation: organisation.name })] : []),
    ],
    facts: [
      [say('mail.label.invoice'), number],
      [say('mail.label.issued'), day(invoice.issueDate)],
      ...(dueDate ? [[say('mail.label.due'), date] satisfies [string, string]] : []),
      [say('mail.label.outstanding'), inWords(invoice.outstandingMinor)],
    ],
    button: { label: say('mail.viewAndPay'), url },
  }
}
