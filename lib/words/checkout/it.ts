// What only the page of a checkout says in Italian.
import type { Messages } from '../messages'
import type { en } from './en'

export const it: Messages<typeof en> = {
  'checkout.order': 'Ordine {reference}',
  'checkout.expired': 'Chiuso',
  'checkout.expiredText':
    'Qui non è più possibile pagare. Non è stato addebitato nulla. Ricominci da {seller}.',
  'checkout.goOn': 'Continua al pagamento',
}
