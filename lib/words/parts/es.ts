// The texts of paying in parts in Spanish.
import type { Messages } from '../messages'
import type { en } from './en'

export const es: Messages<typeof en> = {
  'parts.title': 'Pago por partes',
  'parts.deposit': 'Anticipo',
  'parts.instalment': 'Cuota {number}',
  'parts.rest': 'El resto',
  'parts.dueNow': 'Vence ahora',
  'parts.dueOn': 'Vence el {date}',
  'parts.noDate': 'Sin vencimiento',
  'parts.state.upcoming': 'Por venir',
  'parts.state.due': 'Vence ya',
  'parts.state.overdue': 'Vencida',
  'parts.state.processing': 'En camino',
  'parts.state.paid': 'Pagada',
  'parts.ofWhole': 'de {amount}',
  'parts.left': 'Quedan {amount} por pagar',
  'parts.onItsWay':
    '{amount} están en camino, lo que tarda unos días hábiles. Mientras tanto puede pagar lo que queda.',
  'parts.early': 'Pague todo hasta el {date} y ahorre {amount}.',
  'parts.less': '{means}: {amount} menos',
  'parts.more': '{means}: {amount} más',
  'parts.moreByCredit': '{means}: {amount} más, solo con tarjetas de crédito',
  'parts.choose': '¿Cuánto quiere pagar?',
  'parts.full': 'Todo lo que queda',
  'parts.next': 'Lo próximo que vence',
  'parts.other': 'Otro importe',
  'parts.range': 'De {minimum} a {maximum}',
  'parts.use': 'Usar este importe',
  'parts.outOfRange':
    'Indique un importe de {minimum} a {maximum}: todo, o de modo que quede suficiente para otro pago.',
}
