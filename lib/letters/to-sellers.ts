// The common form of letters to sellers about their money.
import type { House } from '@/lib/house'
import type { SellerEvent } from '@/lib/notifications/notices'
import { Undeliverable } from '@/lib/outbox/mail'
import type { Reader } from '@/lib/words/reader'
import type { Content, Letter } from './letter'
import { selectSellersToTell } from './notice-store'
import type { PaymentCorrespondence } from './store'

type Organisation = PaymentCorrespondence['organisation']

interface Said {
  title: string
  lead: string
  /** What else there is to say, sentence by sentence. */
  more?: string[]
  /** Null where it is about none. */
  amount: string | null
  /** "Invoice INV-0007"; empty where it is about none. */
  about: string
  invoiceId: string | null
  facts?: Content['facts']
  /** Where it is about no invoice. */
  button?: Content['button']
}

/** To who runs the organisation; to its own address only where nobody does. */
export async function toSellers(
  { db, env }: House,
  event: SellerEvent,
  organisation: Omit<Organisation, 'country'>,
  reader: Reader,
  { about, amount, button = null, facts = [], invoiceId, lead, more = [], title }: Said,
): Promise<Letter> {
  const to = await selectSellersToTell(db, organisation, event)
  if (to.length === 0) throw new Undeliverable('Nobody in the organisation wants emails of this kind.')
  const { say } = reader
  return {
    to,
    content: {
      reader,
      organisation: { ...organisation, email: null },
      subject: about ? say('mail.trouble.subject', { title, number: about }) : title,
      title,
      amount,
      amountNote: about || null,
      paragraphs: [lead, ...more],
      facts,
      memo: null,
      button: invoiceId
        ? {
            label: say('mail.trouble.open'),
            url: `${env.appUrl}/admin/invoices/${invoiceId}?organisation=${organisation.id}`,
          }
        : button,
    },
  }
}
