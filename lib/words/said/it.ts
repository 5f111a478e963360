// What payers can say besides paying, and what is answered, in Italian.
import type { Messages } from '../messages'
import type { en } from './en'

export const it: Messages<typeof en> = {
  'said.title': 'Qualcos’altro?',
  'said.promise.open': 'Pagherò un altro giorno',
  'said.promise.day': 'Giorno',
  'said.promise.until':
    'Al più tardi il {date}. {seller} ne viene informato e fino ad allora non si inviano solleciti.',
  'said.promise.send': 'Prometti questo giorno',
  'said.promise.stands': 'Ha detto che pagherà il {date}.',
  'said.promise.past': 'Aveva detto che avrebbe pagato il {date}.',
  'said.number.open': 'Aggiungere il Suo numero d’ordine',
  'said.number.label': 'Numero d’ordine',
  'said.number.hint':
    'Comparirà qui, sulla ricevuta e sui documenti successivi. La fattura resta così come è stata emessa.',
  'said.number.send': 'Salva il numero',
  'said.number.given': 'Il Suo numero d’ordine',
  'said.question.open': 'Ho una domanda o ho trovato un errore',
  'said.question.kind.question': 'Una domanda',
  'said.question.kind.mistake': 'Un errore nella fattura',
  'said.question.text': 'Il Suo messaggio a {seller}',
  'said.question.send': 'Invia il messaggio',
  'said.question.asked': 'Ha scritto il {date}:',
  'said.question.answered': '{seller} ha risposto:',
  'said.done.promise': 'Grazie. {seller} sa che pagherà il {date}.',
  'said.done.number': 'Il Suo numero d’ordine è salvato.',
  'said.done.question': 'Il Suo messaggio è in viaggio verso {seller}.',
  'said.not.day': 'Questo giorno non si può promettere. Ne scelga uno da oggi al {date}.',
  'said.not.text': 'Non è stato inviato nulla: il campo è vuoto o il testo è troppo lungo.',
  'said.not.card':
    'Non è stato inviato nulla: ciò che ha scritto sembra un numero di carta. Lo tolga, per favore.',
  'said.not.closed': 'Non è stato inviato nulla: qui non resta nulla da pagare.',
  'said.not.failed': 'Non è stato inviato nulla. Riprovi tra un minuto.',
  'said.lost.hint':
    'Il Suo link è vecchio? Possiamo inviarne uno nuovo all’indirizzo a cui è stata inviata la fattura.',
  'said.lost.send': 'Inviami un nuovo link',
  'said.lost.askedTitle': 'Guardi nella Sua casella di posta',
  'said.lost.asked':
    'Se il Suo link un tempo portava a una fattura, uno nuovo è in viaggio verso l’indirizzo a cui è stata inviata la fattura. Se entro qualche minuto non arriva nulla, chieda al mittente.',
  'said.mail.promise.title': 'Il Suo cliente promette di pagare',
  'said.mail.promise.lead': '{customer} dice che pagherà il {date}. Fino ad allora non si inviano solleciti.',
  'said.mail.number.title': 'Il Suo cliente ha aggiunto un numero d’ordine',
  'said.mail.number.lead':
    '{customer} ha indicato un numero d’ordine per questa fattura. Compare sulla pagina di pagamento, sulle ricevute e sui documenti successivi. La fattura resta così come è stata emessa.',
  'said.mail.question.title': 'Il Suo cliente ha una domanda',
  'said.mail.mistake.title': 'Il Suo cliente ha trovato un errore',
  'said.mail.question.lead': '{customer} Le ha scritto a proposito di questa fattura:',
  'said.mail.question.reply':
    'Risponda a questa e-mail per scrivere a {customer}, poi chiuda la domanda in Remit. Fino ad allora non si inviano solleciti.',
  'said.mail.question.noReply':
    'Chiuda la domanda in Remit quando è risolta. Fino ad allora non si inviano solleciti.',
  'said.mail.answer.subject': '{organisation} Le ha risposto sulla fattura {number}',
  'said.mail.answer.title': 'Ha ricevuto una risposta',
  'said.mail.answer.lead': '{organisation} ha risposto a ciò che ha scritto sulla fattura {number}:',
  'said.mail.answer.asked': 'Ha scritto',
  'said.mail.link.subject': 'Il Suo link alla fattura {number} di {organisation}',
  'said.mail.link.title': 'Il Suo link',
  'said.mail.link.lead': 'È stato chiesto un nuovo link a questa fattura di {organisation}. Eccolo.',
  'said.mail.link.ignore': 'Non l’ha chiesto Lei? Allora può ignorare questa e-mail.',
}
