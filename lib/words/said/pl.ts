// What payers can say besides paying, and what is answered, in Polish.
import type { Messages } from '../messages'
import type { en } from './en'

export const pl: Messages<typeof en> = {
  'said.title': 'Coś jeszcze?',
  'said.promise.open': 'Zapłacę w innym dniu',
  'said.promise.day': 'Dzień',
  'said.promise.until':
    'Najpóźniej {date}. Powiadomimy {seller}, a do tego czasu nie będziemy wysyłać przypomnień.',
  'said.promise.send': 'Zapowiedz ten dzień',
  'said.promise.stands': 'Zapowiedziana płatność: {date}.',
  'said.promise.past': 'Płatność była zapowiedziana na {date}.',
  'said.number.open': 'Dodaj swój numer zamówienia',
  'said.number.label': 'Numer zamówienia',
  'said.number.hint':
    'Pojawi się tutaj, na potwierdzeniu płatności i na późniejszych dokumentach. Sama faktura pozostaje taka, jak ją wystawiono.',
  'said.number.send': 'Zapisz numer',
  'said.number.given': 'Numer zamówienia klienta',
  'said.question.open': 'Mam pytanie lub widzę błąd',
  'said.question.kind.question': 'Pytanie',
  'said.question.kind.mistake': 'Błąd na fakturze',
  'said.question.text': 'Wiadomość do {seller}',
  'said.question.send': 'Wyślij wiadomość',
  'said.question.asked': 'Wiadomość z {date}:',
  'said.question.answered': 'Odpowiedź od {seller}:',
  'said.done.promise': 'Dziękujemy. {seller} wie, że zapłata nastąpi {date}.',
  'said.done.number': 'Numer zamówienia został zapisany.',
  'said.done.question': 'Wiadomość jest w drodze do {seller}.',
  'said.not.day': 'Tego dnia nie można zapowiedzieć. Proszę wybrać dzień od dzisiaj do {date}.',
  'said.not.text': 'Nic nie wysłano: pole jest puste albo tekst jest za długi.',
  'said.not.card': 'Nic nie wysłano: tekst wygląda jak numer karty. Proszę go usunąć.',
  'said.not.closed': 'Nic nie wysłano: tutaj nie ma już nic do zapłaty.',
  'said.not.failed': 'Nic nie wysłano. Proszę spróbować ponownie za minutę.',
  'said.lost.hint': 'Czy to stary link? Możemy wysłać nowy na adres, na który wysłano fakturę.',
  'said.lost.send': 'Wyślij nowy link',
  'said.lost.askedTitle': 'Proszę zajrzeć do skrzynki',
  'said.lost.asked':
    'Jeśli link prowadził kiedyś do faktury, nowy jest w drodze na adres, na który ją wysłano. Jeśli w ciągu kilku minut nic nie nadejdzie, proszę zapytać nadawcę.',
  'said.mail.promise.title': 'Klient zapowiada płatność',
  'said.mail.promise.lead':
    'Klient {customer} zapowiada płatność na {date}. Do tego czasu nie wysyłamy przypomnień.',
  'said.mail.number.title': 'Klient dodał numer zamówienia',
  'said.mail.number.lead':
    'Klient {customer} podał numer zamówienia do tej faktury. Znajduje się on na stronie płatności, na potwierdzeniach i na późniejszych dokumentach. Sama faktura pozostaje taka, jak ją wystawiono.',
  'said.mail.question.title': 'Klient ma pytanie',
  'said.mail.mistake.title': 'Klient znalazł błąd',
  'said.mail.question.lead': 'Klient {customer} napisał w sprawie tej faktury:',
  'said.mail.question.reply':
    'Proszę odpowiedzieć na tę wiadomość, aby napisać do {customer}, a potem zamknąć pytanie w Remit. Do tego czasu nie wysyłamy przypomnień.',
  'said.mail.question.noReply':
    'Proszę zamknąć pytanie w Remit, gdy sprawa się wyjaśni. Do tego czasu nie wysyłamy przypomnień.',
  'said.mail.answer.subject': '{organisation} odpowiada w sprawie faktury {number}',
  'said.mail.answer.title': 'Jest odpowiedź',
  'said.mail.answer.lead': '{organisation} odpowiada na wiadomość w sprawie faktury {number}:',
  'said.mail.answer.asked': 'Wiadomość',
  'said.mail.link.subject': 'Link do faktury {number} od {organisation}',
  'said.mail.link.title': 'Link do faktury',
  'said.mail.link.lead': 'Poproszono o nowy link do tej faktury od {organisation}. Oto on.',
  'said.mail.link.ignore': 'Jeśli nikt od Państwa o niego nie prosił, tę wiadomość można zignorować.',
}
