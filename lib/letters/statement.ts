// "These invoices are open": to the customer, with the link of each.
import { findCustomer } from '@/lib/customers/find'
import { selectOpenInvoices, selectOpenSums } from '@/lib/customers/overview-store'
import type { House } from '@/lib/house'
import { paymentUrlsOf } from '@/lib/invoices/link'
import { toMoney } from '@/lib/money/money'
import { selectOrganisation } from '@/lib/organisations/store'
import { Undeliverable } from '@/lib/outbox/mail'
import { dayIn } from '@/lib/time-zone'
import { readerFor } from '@/lib/words/reader'
import { correspondent, recipientsOf } from './correspondents'
import type { Letter } from './letter'

/** A mail that is longer is cut off by those who show it. */
const MOST_LISTED = 50

export async function statementLetter(
  house: House,
  { customerId, organisationId }: { customerId: string; organisationId: string },
): Promise<Letter> {
  const organisation = await selectOrganisation(house.db, organisationId)
  if (!organisation) throw new Undeliverable('The organisation that this email is from does not exist.')
  // As of the moment when it leaves: who has paid meanwhile is not asked again.
  const customer = await findCustomer(house, organisationId, customerId)
  const to = correspondent(customer.name, customer.email)
  if (!to) throw new Undeliverable('The customer has no email address.')
  const [sums, open] = await Promise.all([
    selectOpenSums(house.db, [customer.id]),
    selectOpenInvoices(house.db, customer.id, MOST_LISTED),
  ])
  const urls = await paymentUrlsOf(
    house,
    open.map(({ id }) => id),
  )
  const reader = readerFor({ locale: customer.locale ?? organisation.locale, country: organisation.country })
  const { day, money, say } = reader
  const today = dayIn(organisation.timeZone, house.clock.now())
  const inWords = (minor: number, code: string) => {
    const { currency, minor: checked } = toMoney(minor, code)
    return money(checked, currency)
  }
  const count = sums.reduce((all, { invoiceCount }) => all + invoiceCount, 0)
  const totals = sums.map(({ currency, outstandingMinor }) => inWords(outstandingMinor, currency))
  const names = { organisation: organisation.name }
  return {
    ...recipientsOf(customer, to),
    content: {
      reader,
      organisation,
      subject: say('mail.statement.subject', names),
      title: say('mail.statement.title'),
      amount: totals.length === 1 ? (totals[0] ?? null) : null,
      amountNote: totals.length === 1 ? say('mail.label.outstanding') : null,
      paragraphs: [
        say('mail.greeting', { name: customer.name }),
        say('mail.statement.lead', names),
        count === 0 ? say('mail.statement.nothing') : say('mail.statement.count', { count }),
        ...(count > open.length ? [say('mail.statement.oldest')] : []),
      ],
      facts:
        totals.length > 1
          ? totals.map((total): [string, string] => [say('mail.label.outstanding'), total])
          : [],
      rows: open.map(({ currency, documentNumber, dueDate, id, outstandingMinor }) => ({
        label: say('mail.invoice', { number: documentNumber }),
        note: dueDate && say(dueDate < today ? 'mail.wasDue' : 'mail.due', { date: day(dueDate) }),
        value: inWords(outstandingMinor, currency),
        url: urls.get(id) ?? null,
      })),
    },
  }
}
