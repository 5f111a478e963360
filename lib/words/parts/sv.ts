// The texts of paying in parts in Swedish.
import type { Messages } from '../messages'
import type { en } from './en'

export const sv: Messages<typeof en> = {
  'parts.title': 'Betalning i delar',
  'parts.deposit': 'Handpenning',
  'parts.instalment': 'Delbetalning {number}',
  'parts.rest': 'Resten',
  'parts.dueNow': 'Att betala nu',
  'parts.dueOn': 'Förfaller {date}',
  'parts.noDate': 'Inget förfallodatum',
  'parts.state.upcoming': 'Kommande',
  'parts.state.due': 'Att betala',
  'parts.state.overdue': 'Förfallen',
  'parts.state.processing': 'På väg',
  'parts.state.paid': 'Betald',
  'parts.ofWhole': 'av {amount}',
  'parts.left': '{amount} kvar att betala',
  'parts.onItsWay':
    '{amount} är på väg, vilket tar några bankdagar. Under tiden kan du betala det som är kvar.',
  'parts.early': 'Betala allt senast {date} och spara {amount}.',
  'parts.less': '{means}: {amount} mindre',
  'parts.more': '{means}: {amount} mer',
  'parts.moreByCredit': '{means}: {amount} mer, endast med kreditkort',
  'parts.choose': 'Hur mycket vill du betala?',
  'parts.full': 'Allt som är kvar',
  'parts.next': 'Det som förfaller härnäst',
  'parts.other': 'Ett annat belopp',
  'parts.range': 'Från {minimum} till {maximum}',
  'parts.use': 'Använd beloppet',
  'parts.outOfRange':
    'Ange ett belopp från {minimum} till {maximum}: allt, eller så att det räcker till en betalning till.',
}
