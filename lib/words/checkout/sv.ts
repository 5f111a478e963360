// The texts of the checkout page in Swedish.
import type { Messages } from '../messages'
import type { en } from './en'

export const sv: Messages<typeof en> = {
  'checkout.order': 'Beställning {reference}',
  'checkout.expired': 'Stängd',
  'checkout.expiredText':
    'Det går inte längre att betala här. Inget har dragits. Gå tillbaka till {seller} och börja om.',
  'checkout.lost.title': 'Länken öppnar ingen beställning',
  'checkout.lost.text': 'En del av den kan saknas. Gå tillbaka till butiken och börja om.',
  'checkout.goOn': 'Vidare till betalning',
}
