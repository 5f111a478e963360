// What payers can say besides paying, and what is answered, in Swedish.
import type { Messages } from '../messages'
import type { en } from './en'

export const sv: Messages<typeof en> = {
  'said.title': 'Något annat?',
  'said.promise.open': 'Jag betalar en annan dag',
  'said.promise.day': 'Dag',
  'said.promise.until': 'Senast {date}. {seller} får veta det, och inga påminnelser skickas innan dess.',
  'said.promise.send': 'Lova den här dagen',
  'said.promise.stands': 'Du har sagt att du betalar {date}.',
  'said.promise.past': 'Du sade att du skulle betala {date}.',
  'said.number.open': 'Lägg till ert inköpsordernummer',
  'said.number.label': 'Inköpsordernummer',
  'said.number.hint':
    'Det kommer att stå här, på ditt kvitto och på senare dokument. Själva fakturan förblir som den utfärdades.',
  'said.number.send': 'Spara numret',
  'said.number.given': 'Ert ordernummer',
  'said.question.open': 'Jag har en fråga eller har hittat ett fel',
  'said.question.kind.question': 'En fråga',
  'said.question.kind.mistake': 'Ett fel i fakturan',
  'said.question.text': 'Ditt meddelande till {seller}',
  'said.question.send': 'Skicka meddelandet',
  'said.question.asked': 'Du skrev {date}:',
  'said.question.answered': '{seller} svarade:',
  'said.done.promise': 'Tack. {seller} vet att du betalar {date}.',
  'said.done.number': 'Inköpsordernumret är sparat.',
  'said.done.question': 'Ditt meddelande är på väg till {seller}.',
  'said.not.day': 'Den dagen går inte att lova. Välj en dag från i dag till {date}.',
  'said.not.text': 'Inget skickades: fältet är tomt eller texten för lång.',
  'said.not.card': 'Inget skickades: det du skrev ser ut som ett kortnummer. Ta bort det, tack.',
  'said.not.closed': 'Inget skickades: det finns inget kvar att betala här.',
  'said.not.failed': 'Inget skickades. Försök igen om en minut.',
  'said.lost.hint': 'Är din länk gammal? Vi kan mejla en ny till den adress som fakturan skickades till.',
  'said.lost.send': 'Mejla mig en ny länk',
  'said.lost.askedTitle': 'Titta i din inkorg',
  'said.lost.asked':
    'Om din länk en gång ledde till en faktura är en ny på väg till den adress som fakturan skickades till. Kommer inget inom några minuter, fråga avsändaren.',
  'said.mail.promise.title': 'Din kund lovar att betala',
  'said.mail.promise.lead': '{customer} säger sig betala {date}. Inga påminnelser skickas innan dess.',
  'said.mail.number.title': 'Din kund har lagt till ett ordernummer',
  'said.mail.number.lead':
    '{customer} har angett ett inköpsordernummer för den här fakturan. Det står på betalsidan, på kvitton och på senare dokument. Själva fakturan förblir som den utfärdades.',
  'said.mail.question.title': 'Din kund har en fråga',
  'said.mail.mistake.title': 'Din kund har hittat ett fel',
  'said.mail.question.lead': '{customer} har skrivit till dig om den här fakturan:',
  'said.mail.question.reply':
    'Svara på det här mejlet för att svara {customer} och stäng sedan frågan i Remit. Inga påminnelser skickas innan dess.',
  'said.mail.question.noReply':
    'Stäng frågan i Remit när den är utredd. Inga påminnelser skickas innan dess.',
  'said.mail.answer.subject': '{organisation} har svarat dig om faktura {number}',
  'said.mail.answer.title': 'Du har fått svar',
  'said.mail.answer.lead': '{organisation} har svarat på det du skrev om faktura {number}:',
  'said.mail.answer.asked': 'Du skrev',
  'said.mail.link.subject': 'Din länk till faktura {number} från {organisation}',
  'said.mail.link.title': 'Din länk',
  'said.mail.link.lead': 'En ny länk till den här fakturan från {organisation} har begärts. Här är den.',
  'said.mail.link.ignore': 'Var det inte du som bad om den? Då kan du bortse från det här mejlet.',
}
