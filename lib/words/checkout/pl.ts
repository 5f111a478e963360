// The texts of the checkout page in Polish.
import type { Messages } from '../messages'
import type { en } from './en'

export const pl: Messages<typeof en> = {
  'checkout.order': 'Zamówienie {reference}',
  'checkout.expired': 'Zamknięte',
  'checkout.expiredText':
    'Tutaj nie można już zapłacić. Nic nie zostało pobrane. Aby zacząć od nowa, prosimy wrócić do {seller}.',
  'checkout.lost.title': 'Ten link nie otwiera żadnego zamówienia',
  'checkout.lost.text': 'Być może brakuje jego części. Prosimy wrócić do sklepu i zacząć od nowa.',
  'checkout.goOn': 'Przejdź do płatności',
}
