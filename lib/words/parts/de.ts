// The texts of paying in parts in German.
import type { Messages } from '../messages'
import type { en } from './en'

export const de: Messages<typeof en> = {
  'parts.title': 'Zahlung in Teilen',
  'parts.deposit': 'Anzahlung',
  'parts.instalment': 'Rate {number}',
  'parts.rest': 'Der Rest',
  'parts.dueNow': 'Jetzt fällig',
  'parts.dueOn': 'Fällig am {date}',
  'parts.noDate': 'Ohne Fälligkeit',
  'parts.state.upcoming': 'Steht noch aus',
  'parts.state.due': 'Fällig',
  'parts.state.overdue': 'Überfällig',
  'parts.state.processing': 'Unterwegs',
  'parts.state.paid': 'Bezahlt',
  'parts.ofWhole': 'von {amount}',
  'parts.left': 'Noch {amount} zu zahlen',
  'parts.onItsWay':
    '{amount} sind unterwegs, das dauert einige Werktage. Was übrig ist, können Sie inzwischen bezahlen.',
  'parts.early': 'Zahlen Sie alles bis zum {date}, dann sparen Sie {amount}.',
  'parts.less': '{means}: {amount} weniger',
  'parts.more': '{means}: {amount} mehr',
  'parts.moreByCredit': '{means}: {amount} mehr, nur bei Kreditkarten',
  'parts.choose': 'Wie viel möchten Sie zahlen?',
  'parts.full': 'Alles, was noch offen ist',
  'parts.next': 'Was als Nächstes fällig ist',
  'parts.other': 'Einen anderen Betrag',
  'parts.range': 'Von {minimum} bis {maximum}',
  'parts.use': 'Betrag übernehmen',
  'parts.outOfRange':
    'Bitte geben Sie einen Betrag von {minimum} bis {maximum} ein: alles, oder so viel, dass genug für eine weitere Zahlung bleibt.',
}
