// The common form of letters to payers about their money.
import type { House } from '@/lib/house'
import { paymentUrlOf } from '@/lib/invoices/link'
import { toMoney } from '@/lib/money/money'
import { type Reader, readerFor } from '@/lib/words/reader'
import type { Attachment, Content, Letter } from './letter'
import { meansFact, payersOf, titleOf } from './payment-facts'
import type { PaymentCorrespondence } from './store'

interface Said {
  /** The title and what it is about, where nothing else is said. */
  subject?: string
  title: string
  /** Behind the greeting. */
  paragraphs: string[]
  /** With what was paid, where nothing else is said. */
  facts?: Content['facts']
  /** What the button to the invoice says; left out where there is nothing to do there. */
  link?: string
  attachments?: Attachment[]
}

/** `tell` is given the amount as the reader reads it. Throws `Undeliverable` where the payer has no email address. */
export async function toPayers(
  house: House,
  about: PaymentCorrespondence,
  amountMinor: number,
  tell: (reader: Reader, amount: string) => Said,
): Promise<Letter> {
  const { customer, organisation, paid, payment } = about
  const recipients = payersOf(about)
  const reader = readerFor({ locale: customer.locale ?? organisation.locale, country: organisation.country })
  const { currency, minor } = toMoney(amountMinor, payment.currency)
  const amount = reader.money(minor, currency)
  const number = titleOf(paid, reader)
  const said = tell(reader, amount)
  const { attachments = [], facts = meansFact(about, reader), link, paragraphs, title } = said
  const url = link && paid.invoiceId ? await paymentUrlOf(house, paid.invoiceId) : null
  return {
    ...recipients,
    content: {
      ...{ reader, organisation, title, amount, amountNote: number, facts },
      subject: said.subject ?? reader.say('mail.trouble.subject', { title, number }),
      paragraphs: [
        reader.say('mail.greeting', { name: recipients.to[0]?.name || customer.name }),
        ...paragraphs,
      ],
      button: link && url ? { label: link, url } : null,
    },
    attachments,
  }
}
