// What payers can say besides paying, and what is answered, in Dutch.
import type { Messages } from '../messages'
import type { en } from './en'

export const nl: Messages<typeof en> = {
  'said.title': 'Nog iets anders?',
  'said.promise.open': 'Ik betaal op een andere dag',
  'said.promise.day': 'Dag',
  'said.promise.until':
    'Uiterlijk op {date}. {seller} krijgt bericht, en tot dan worden er geen herinneringen verstuurd.',
  'said.promise.send': 'Deze dag toezeggen',
  'said.promise.stands': 'U hebt gezegd dat u op {date} betaalt.',
  'said.promise.past': 'U had gezegd dat u op {date} zou betalen.',
  'said.number.open': 'Uw inkoopordernummer toevoegen',
  'said.number.label': 'Inkoopordernummer',
  'said.number.hint':
    'Het komt hier te staan, op uw betalingsbewijs en op latere documenten. De factuur zelf blijft zoals ze is opgesteld.',
  'said.number.send': 'Nummer opslaan',
  'said.number.given': 'Uw ordernummer',
  'said.question.open': 'Ik heb een vraag of een fout gevonden',
  'said.question.kind.question': 'Een vraag',
  'said.question.kind.mistake': 'Een fout in de factuur',
  'said.question.text': 'Uw bericht aan {seller}',
  'said.question.send': 'Bericht versturen',
  'said.question.asked': 'U schreef op {date}:',
  'said.question.answered': '{seller} antwoordde:',
  'said.done.promise': 'Bedankt. {seller} weet dat u op {date} betaalt.',
  'said.done.number': 'Uw inkoopordernummer is opgeslagen.',
  'said.done.question': 'Uw bericht is onderweg naar {seller}.',
  'said.not.day': 'Die dag kan niet worden toegezegd. Kies er een van vandaag tot en met {date}.',
  'said.not.text': 'Er is niets verstuurd: het veld is leeg of de tekst is te lang.',
  'said.not.card': 'Er is niets verstuurd: wat u schreef lijkt op een kaartnummer. Laat het alstublieft weg.',
  'said.not.closed': 'Er is niets verstuurd: hier valt niets meer te betalen.',
  'said.not.failed': 'Er is niets verstuurd. Probeer het over een minuut opnieuw.',
  'said.lost.hint':
    'Is uw link al oud? We kunnen een nieuwe mailen naar het adres waar de factuur naartoe is gestuurd.',
  'said.lost.send': 'Mail mij een nieuwe link',
  'said.lost.askedTitle': 'Kijk in uw mailbox',
  'said.lost.asked':
    'Als uw link ooit naar een factuur leidde, is er een nieuwe onderweg naar het adres waar de factuur naartoe is gestuurd. Komt er binnen enkele minuten niets aan, vraag het dan aan de afzender.',
  'said.mail.promise.title': 'Uw klant zegt een betaling toe',
  'said.mail.promise.lead':
    '{customer} zegt op {date} te betalen. Tot dan worden er geen herinneringen verstuurd.',
  'said.mail.number.title': 'Uw klant heeft een ordernummer toegevoegd',
  'said.mail.number.lead':
    '{customer} heeft een inkoopordernummer voor deze factuur gegeven. Het staat op de betaalpagina, op betalingsbewijzen en op latere documenten. De factuur zelf blijft zoals ze is opgesteld.',
  'said.mail.question.title': 'Uw klant heeft een vraag',
  'said.mail.mistake.title': 'Uw klant heeft een fout gevonden',
  'said.mail.question.lead': '{customer} heeft u over deze factuur geschreven:',
  'said.mail.question.reply':
    'Beantwoord deze e-mail om {customer} te schrijven en sluit daarna de vraag in Remit. Tot dan worden er geen herinneringen verstuurd.',
  'said.mail.question.noReply':
    'Sluit de vraag in Remit zodra ze is opgelost. Tot dan worden er geen herinneringen verstuurd.',
  'said.mail.answer.subject': '{organisation} heeft u geantwoord over factuur {number}',
  'said.mail.answer.title': 'U hebt een antwoord',
  'said.mail.answer.lead': '{organisation} heeft geantwoord op wat u over factuur {number} schreef:',
  'said.mail.answer.asked': 'U schreef',
  'said.mail.link.subject': 'Uw link naar factuur {number} van {organisation}',
  'said.mail.link.title': 'Uw link',
  'said.mail.link.lead':
    'Er is om een nieuwe link naar deze factuur van {organisation} gevraagd. Hier is hij.',
  'said.mail.link.ignore': 'Hebt u er niet om gevraagd? Dan kunt u deze e-mail negeren.',
}
