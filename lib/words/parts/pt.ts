// The texts of paying in parts in Portuguese.
import type { Messages } from '../messages'
import type { en } from './en'

export const pt: Messages<typeof en> = {
  'parts.title': 'Pagamento em partes',
  'parts.deposit': 'Sinal',
  'parts.instalment': 'Prestação {number}',
  'parts.rest': 'O restante',
  'parts.dueNow': 'A pagar agora',
  'parts.dueOn': 'Vence em {date}',
  'parts.noDate': 'Sem vencimento',
  'parts.state.upcoming': 'Por vir',
  'parts.state.due': 'A pagar',
  'parts.state.overdue': 'Em atraso',
  'parts.state.processing': 'A caminho',
  'parts.state.paid': 'Paga',
  'parts.ofWhole': 'de {amount}',
  'parts.left': 'Faltam {amount}',
  'parts.onItsWay':
    '{amount} estão a caminho, o que demora alguns dias úteis. Entretanto, pode pagar o restante.',
  'parts.early': 'Pague tudo até {date} e poupe {amount}.',
  'parts.less': '{means}: menos {amount}',
  'parts.more': '{means}: mais {amount}',
  'parts.moreByCredit': '{means}: mais {amount}, apenas com cartões de crédito',
  'parts.choose': 'Quanto quer pagar?',
  'parts.full': 'Tudo o que falta',
  'parts.next': 'O que vence a seguir',
  'parts.other': 'Outro valor',
  'parts.range': 'De {minimum} a {maximum}',
  'parts.use': 'Usar este valor',
  'parts.outOfRange':
    'Indique um valor de {minimum} a {maximum}: tudo, ou de forma que reste o suficiente para outro pagamento.',
}
