// What payers can say besides paying, and what is answered, in German.
import type { Messages } from '../messages'
import type { en } from './en'

export const de: Messages<typeof en> = {
  'said.title': 'Noch etwas?',
  'said.promise.open': 'Ich zahle an einem anderen Tag',
  'said.promise.day': 'Tag',
  'said.promise.until':
    'Spätestens am {date}. {seller} erfährt davon, und bis dahin werden Sie nicht erinnert.',
  'said.promise.send': 'Diesen Tag zusagen',
  'said.promise.stands': 'Sie haben zugesagt, am {date} zu zahlen.',
  'said.promise.past': 'Sie hatten zugesagt, am {date} zu zahlen.',
  'said.number.open': 'Bestellnummer angeben',
  'said.number.label': 'Ihre Bestellnummer',
  'said.number.hint':
    'Sie steht dann hier, auf Ihrem Beleg und auf späteren Dokumenten. Die Rechnung selbst bleibt, wie sie ausgestellt wurde.',
  'said.number.send': 'Nummer speichern',
  'said.number.given': 'Ihre Bestellnummer',
  'said.question.open': 'Ich habe eine Frage oder einen Fehler gefunden',
  'said.question.kind.question': 'Eine Frage',
  'said.question.kind.mistake': 'Ein Fehler in der Rechnung',
  'said.question.text': 'Ihre Nachricht an {seller}',
  'said.question.send': 'Nachricht senden',
  'said.question.asked': 'Sie haben am {date} geschrieben:',
  'said.question.answered': '{seller} hat geantwortet:',
  'said.done.promise': 'Danke. {seller} weiß, dass Sie am {date} zahlen.',
  'said.done.number': 'Ihre Bestellnummer ist gespeichert.',
  'said.done.question': 'Ihre Nachricht ist auf dem Weg zu {seller}.',
  'said.not.day': 'Dieser Tag lässt sich nicht zusagen. Wählen Sie einen von heute bis zum {date}.',
  'said.not.text': 'Es wurde nichts gesendet: Das Feld ist leer, oder der Text ist zu lang.',
  'said.not.card':
    'Es wurde nichts gesendet: Was Sie geschrieben haben, sieht aus wie eine Kartennummer. Bitte lassen Sie sie weg.',
  'said.not.closed': 'Es wurde nichts gesendet: Hier ist nichts mehr zu zahlen.',
  'said.not.failed': 'Es wurde nichts gesendet. Bitte versuchen Sie es in einer Minute noch einmal.',
  'said.lost.hint':
    'Ist Ihr Link schon älter? Wir können einen neuen an die Adresse senden, an die die Rechnung ging.',
  'said.lost.send': 'Neuen Link per E-Mail senden',
  'said.lost.askedTitle': 'Sehen Sie in Ihr Postfach',
  'said.lost.asked':
    'Wenn Ihr Link einmal zu einer Rechnung geführt hat, ist ein neuer unterwegs an die Adresse, an die die Rechnung ging. Kommt in den nächsten Minuten nichts an, fragen Sie den Absender.',
  'said.mail.promise.title': 'Eine Zahlung ist zugesagt',
  'said.mail.promise.lead': '{customer} hat zugesagt, am {date} zu zahlen. Bis dahin wird nicht erinnert.',
  'said.mail.number.title': 'Eine Bestellnummer ist hinzugekommen',
  'said.mail.number.lead':
    '{customer} hat zu dieser Rechnung eine Bestellnummer angegeben. Sie steht auf der Zahlungsseite, auf Belegen und auf späteren Dokumenten. Die Rechnung selbst bleibt, wie sie ausgestellt wurde.',
  'said.mail.question.title': 'Jemand hat eine Frage zu einer Rechnung',
  'said.mail.mistake.title': 'Jemand hat einen Fehler gefunden',
  'said.mail.question.lead': '{customer} hat Ihnen zu dieser Rechnung geschrieben:',
  'said.mail.question.reply':
    'Antworten Sie auf diese E-Mail, um {customer} zu schreiben, und schließen Sie dann die Frage in Remit. Bis dahin wird nicht erinnert.',
  'said.mail.question.noReply':
    'Schließen Sie die Frage in Remit, sobald sie geklärt ist. Bis dahin wird nicht erinnert.',
  'said.mail.answer.subject': '{organisation} hat Ihnen zur Rechnung {number} geantwortet',
  'said.mail.answer.title': 'Sie haben eine Antwort',
  'said.mail.answer.lead': '{organisation} hat auf Ihre Nachricht zur Rechnung {number} geantwortet:',
  'said.mail.answer.asked': 'Sie haben geschrieben',
  'said.mail.link.subject': 'Ihr Link zur Rechnung {number} von {organisation}',
  'said.mail.link.title': 'Ihr Link',
  'said.mail.link.lead':
    'Es wurde ein neuer Link zu dieser Rechnung von {organisation} angefordert. Hier ist er.',
  'said.mail.link.ignore': 'Haben Sie ihn nicht angefordert? Dann können Sie diese E-Mail ignorieren.',
}
