// The texts of the checkout page in Spanish.
import type { Messages } from '../messages'
import type { en } from './en'

export const es: Messages<typeof en> = {
  'checkout.order': 'Pedido {reference}',
  'checkout.expired': 'Cerrado',
  'checkout.expiredText':
    'Este pedido ya no se puede pagar. No se ha cobrado nada. Vuelva a empezar en {seller}.',
  'checkout.lost.title': 'Este enlace no abre ningún pedido',
  'checkout.lost.text': 'Puede que le falte una parte. Vuelva a la tienda y empiece de nuevo.',
  'checkout.goOn': 'Continuar al pago',
}
