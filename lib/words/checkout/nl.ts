// The texts of the checkout page in Dutch.
import type { Messages } from '../messages'
import type { en } from './en'

export const nl: Messages<typeof en> = {
  'checkout.order': 'Bestelling {reference}',
  'checkout.expired': 'Gesloten',
  'checkout.expiredText':
    'Hier kan niet meer worden betaald. Er is niets afgeschreven. Ga terug naar {seller} om opnieuw te beginnen.',
  'checkout.lost.title': 'Deze link opent geen bestelling',
  'checkout.lost.text': 'Misschien ontbreekt er een deel van. Ga terug naar de winkel en begin opnieuw.',
  'checkout.goOn': 'Verder naar de betaling',
}
