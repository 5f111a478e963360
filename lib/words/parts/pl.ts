// The texts of paying in parts in Polish.
import type { Messages } from '../messages'
import type { en } from './en'

export const pl: Messages<typeof en> = {
  'parts.title': 'Płatność w częściach',
  'parts.deposit': 'Zaliczka',
  'parts.instalment': 'Rata {number}',
  'parts.rest': 'Pozostała kwota',
  'parts.dueNow': 'Do zapłaty teraz',
  'parts.dueOn': 'Termin: {date}',
  'parts.noDate': 'Bez terminu',
  'parts.state.upcoming': 'Nadchodzi',
  'parts.state.due': 'Do zapłaty',
  'parts.state.overdue': 'Po terminie',
  'parts.state.processing': 'W drodze',
  'parts.state.paid': 'Zapłacono',
  'parts.ofWhole': 'z {amount}',
  'parts.left': 'Pozostało do zapłaty: {amount}',
  'parts.onItsWay':
    '{amount} jest w drodze, co trwa kilka dni roboczych. W tym czasie można zapłacić resztę.',
  'parts.early': 'Proszę zapłacić całość do {date}, a oszczędność wyniesie {amount}.',
  'parts.less': '{means}: o {amount} mniej',
  'parts.more': '{means}: o {amount} więcej',
  'parts.moreByCredit': '{means}: o {amount} więcej, tylko przy kartach kredytowych',
  'parts.choose': 'Ile chcesz zapłacić?',
  'parts.full': 'Całą pozostałą kwotę',
  'parts.next': 'Najbliższą ratę',
  'parts.other': 'Inną kwotę',
  'parts.range': 'Od {minimum} do {maximum}',
  'parts.use': 'Użyj tej kwoty',
  'parts.outOfRange':
    'Podaj kwotę od {minimum} do {maximum}: całość albo tyle, by zostało dość na kolejną płatność.',
}
