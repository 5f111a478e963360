// What only the page of a checkout says in Spanish.
import type { Messages } from '../messages'
import type { en } from './en'

export const es: Messages<typeof en> = {
  'checkout.order': 'Pedido {reference}',
  'checkout.expired': 'Cerrado',
  'checkout.expiredText':
    'Este pedido ya no se puede pagar. No se ha cobrado nada. Vuelva a empezar en {seller}.',
  'checkout.goOn': 'Continuar al pago',
}
