// The texts of paying in parts in Dutch.
import type { Messages } from '../messages'
import type { en } from './en'

export const nl: Messages<typeof en> = {
  'parts.title': 'Betalen in delen',
  'parts.deposit': 'Aanbetaling',
  'parts.instalment': 'Termijn {number}',
  'parts.rest': 'De rest',
  'parts.dueNow': 'Nu te betalen',
  'parts.dueOn': 'Te betalen op {date}',
  'parts.noDate': 'Geen vervaldatum',
  'parts.state.upcoming': 'Komt nog',
  'parts.state.due': 'Te betalen',
  'parts.state.overdue': 'Te laat',
  'parts.state.processing': 'Onderweg',
  'parts.state.paid': 'Betaald',
  'parts.ofWhole': 'van {amount}',
  'parts.left': 'Nog {amount} te betalen',
  'parts.onItsWay': '{amount} is onderweg; dat duurt enkele werkdagen. U kunt de rest intussen betalen.',
  'parts.early': 'Betaal alles uiterlijk op {date} en bespaar {amount}.',
  'parts.less': '{means}: {amount} minder',
  'parts.more': '{means}: {amount} meer',
  'parts.moreByCredit': '{means}: {amount} meer, alleen met creditcards',
  'parts.choose': 'Hoeveel wilt u betalen?',
  'parts.full': 'Alles wat nog openstaat',
  'parts.next': 'Wat als eerste te betalen is',
  'parts.other': 'Een ander bedrag',
  'parts.range': 'Van {minimum} tot {maximum}',
  'parts.use': 'Dit bedrag gebruiken',
  'parts.outOfRange':
    'Vul een bedrag in van {minimum} tot {maximum}: alles, of zo dat er genoeg overblijft voor nog een betaling.',
}
