// The texts of the checkout page in Italian.
import type { Messages } from '../messages'
import type { en } from './en'

export const it: Messages<typeof en> = {
  'checkout.order': 'Ordine {reference}',
  'checkout.expired': 'Chiuso',
  'checkout.expiredText':
    'Qui non è più possibile pagare. Non è stato addebitato nulla. Ricominci da {seller}.',
  'checkout.lost.title': 'Questo link non apre alcun ordine',
  'checkout.lost.text': 'Forse ne manca una parte. Torni al negozio e ricominci.',
  'checkout.goOn': 'Continua al pagamento',
}
