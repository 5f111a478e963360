// The common form of letters to sellers about their money.
import type { House } from '@/lib/house'
import { toMoney } from '@/lib/money/money'
import type { SellerEvent } from '@/lib/notifications/notices'
import { Undeliverable } from '@/lib/outbox/mail'
import { type Reader, readerFor } from '@/lib/words/reader'
import type { Content, Letter } from './letter'
import { selectSellersToTell } from './notice-store'
import type { PaymentCorrespondence } from './store'

interface Said {
  /** The title and what it is about, where nothing else is said. */
  subject?: string
  title: string
  lead: string
  /** What else there is to say, sentence by sentence. */
  more?: string[]
  /** "Invoice INV-0007"; left out where it is about none. */
  about?: string
  /** The button leads to it. */
  invoiceId?: string | null
  facts?: Content['facts']
  /** Where it is about no invoice. */
  button?: Content['button']
}

type Amount = { amountMinor: number; currency: string }

/**
 * To who runs the organisation; to its own address only where nobody does. `tell` is given the amount as the reader reads it,
 * an empty text where it is about none.
 */
export async function toSellers(
  { db, env }: House,
  event: SellerEvent,
  organisation: PaymentCorrespondence['organisation'],
  about: Amount | undefined,
  tell: (reader: Reader, amount: string) => Said,
): Promise<Letter> {
  const to = await selectSellersToTell(db, organisation, event)
  if (to.length === 0) throw new Undeliverable('Nobody in the organisation wants emails of this kind.')
  const reader = readerFor(organisation)
  const money = about && toMoney(about.amountMinor, about.currency)
  const amount = money && reader.money(money.minor, money.currency)
  const said = tell(reader, amount ?? '')
  const { about: number, button, facts, invoiceId, lead, more = [], title } = said
  return {
    to,
    content: {
      reader,
      // A reply goes to the organisation itself, which is who reads this: so there is no invitation to reply.
      organisation: { ...organisation, email: null },
      subject: said.subject ?? (number ? reader.say('mail.trouble.subject', { title, number }) : title),
      ...{ title, amount, amountNote: number, facts },
      paragraphs: [lead, ...more],
      button: invoiceId
        ? {
            label: reader.say('mail.trouble.open'),
            url: `${env.appUrl}/admin/invoices/${invoiceId}?organisation=${organisation.id}`,
          }
        : button,
    },
  }
}
