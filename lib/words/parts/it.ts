// The texts of paying in parts in Italian.
import type { Messages } from '../messages'
import type { en } from './en'

export const it: Messages<typeof en> = {
  'parts.title': 'Pagamento a rate',
  'parts.deposit': 'Acconto',
  'parts.instalment': 'Rata {number}',
  'parts.rest': 'Il saldo',
  'parts.dueNow': 'Da pagare ora',
  'parts.dueOn': 'Scade il {date}',
  'parts.noDate': 'Senza scadenza',
  'parts.state.upcoming': 'In arrivo',
  'parts.state.due': 'Da pagare',
  'parts.state.overdue': 'Scaduta',
  'parts.state.processing': 'In corso',
  'parts.state.paid': 'Pagata',
  'parts.ofWhole': 'di {amount}',
  'parts.left': 'Restano {amount} da pagare',
  'parts.onItsWay':
    '{amount} sono in arrivo: servono alcuni giorni lavorativi. Nel frattempo può pagare il resto.',
  'parts.early': 'Paghi tutto entro il {date} e risparmia {amount}.',
  'parts.less': '{means}: {amount} in meno',
  'parts.more': '{means}: {amount} in più',
  'parts.moreByCredit': '{means}: {amount} in più, solo con carta di credito',
  'parts.choose': 'Quanto vuole pagare?',
  'parts.full': 'Tutto ciò che resta',
  'parts.next': 'La prossima scadenza',
  'parts.other': 'Un altro importo',
  'parts.range': 'Da {minimum} a {maximum}',
  'parts.use': 'Usa questo importo',
  'parts.outOfRange':
    'Inserisca un importo da {minimum} a {maximum}: tutto, oppure in modo che resti abbastanza per un altro pagamento.',
}
