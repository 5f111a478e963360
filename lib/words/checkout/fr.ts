// The texts of the checkout page in French.
import type { Messages } from '../messages'
import type { en } from './en'

export const fr: Messages<typeof en> = {
  'checkout.order': 'Commande {reference}',
  'checkout.expired': 'Fermé',
  'checkout.expiredText':
    'Cette commande ne peut plus être payée. Rien n’a été prélevé. Recommencez chez {seller}.',
  'checkout.lost.title': 'Ce lien n’ouvre aucune commande',
  'checkout.lost.text': 'Il en manque peut-être une partie. Retournez à la boutique et recommencez.',
  'checkout.goOn': 'Continuer vers le paiement',
}
