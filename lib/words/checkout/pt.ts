// The texts of the checkout page in Portuguese.
import type { Messages } from '../messages'
import type { en } from './en'

export const pt: Messages<typeof en> = {
  'checkout.order': 'Pedido {reference}',
  'checkout.expired': 'Fechado',
  'checkout.expiredText': 'Já não é possível pagar aqui. Nada foi cobrado. Volte a {seller} para recomeçar.',
  'checkout.lost.title': 'Este link não abre nenhum pedido',
  'checkout.lost.text': 'Talvez falte uma parte dele. Volte à loja e comece de novo.',
  'checkout.goOn': 'Continuar para o pagamento',
}
