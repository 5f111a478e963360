// The texts of paying in parts in French.
import type { Messages } from '../messages'
import type { en } from './en'

export const fr: Messages<typeof en> = {
  'parts.title': 'Paiement en plusieurs fois',
  'parts.deposit': 'Acompte',
  'parts.instalment': 'Échéance {number}',
  'parts.rest': 'Le solde',
  'parts.dueNow': 'À payer maintenant',
  'parts.dueOn': 'À payer le {date}',
  'parts.noDate': 'Sans échéance',
  'parts.state.upcoming': 'À venir',
  'parts.state.due': 'À payer',
  'parts.state.overdue': 'En retard',
  'parts.state.processing': 'En cours',
  'parts.state.paid': 'Payée',
  'parts.ofWhole': 'sur {amount}',
  'parts.left': 'Reste {amount} à payer',
  'parts.onItsWay':
    '{amount} sont en cours d’encaissement, ce qui prend quelques jours ouvrés. Vous pouvez payer le reste entre-temps.',
  'parts.early': 'Payez la totalité au plus tard le {date} et économisez {amount}.',
  'parts.less': '{means} : {amount} de moins',
  'parts.more': '{means} : {amount} de plus',
  'parts.moreByCredit': '{means} : {amount} de plus, uniquement avec une carte de crédit',
  'parts.choose': 'Combien souhaitez-vous payer ?',
  'parts.full': 'Tout ce qui reste',
  'parts.next': 'La prochaine échéance',
  'parts.other': 'Un autre montant',
  'parts.range': 'De {minimum} à {maximum}',
  'parts.use': 'Choisir ce montant',
  'parts.outOfRange':
    'Saisissez un montant de {minimum} à {maximum} : la totalité, ou de sorte qu’il reste assez pour un autre paiement.',
}
