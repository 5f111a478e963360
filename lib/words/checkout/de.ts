// The texts of the checkout page in German.
import type { Messages } from '../messages'
import type { en } from './en'

export const de: Messages<typeof en> = {
  'checkout.order': 'Bestellung {reference}',
  'checkout.expired': 'Geschlossen',
  'checkout.expiredText':
    'Hier kann nicht mehr bezahlt werden. Es wurde nichts abgebucht. Beginnen Sie bei {seller} von Neuem.',
  'checkout.lost.title': 'Dieser Link öffnet keine Bestellung',
  'checkout.lost.text':
    'Vielleicht fehlt ein Teil davon. Gehen Sie zurück zum Shop und beginnen Sie noch einmal.',
  'checkout.goOn': 'Weiter zur Zahlung',
}
