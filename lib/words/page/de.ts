// The texts of the payer's pages in German.
import type { Messages } from '../messages'
import type { en } from './en'

export const de: Messages<typeof en> = {
  'page.mark.due': 'Zu zahlen',
  'page.mark.overdue': 'Überfällig',
  'page.mark.partlyPaid': 'Teilweise bezahlt',
  'page.mark.processing': 'Unterwegs',
  'page.mark.actionNeeded': 'Ein Schritt fehlt',
  'page.mark.paid': 'Bezahlt',
  'page.mark.partlyRefunded': 'Teilweise erstattet',
  'page.mark.refunded': 'Erstattet',
  'page.mark.credited': 'Gutgeschrieben',
  'page.mark.chargedBack': 'Von der Bank zurückgeholt',
  'page.mark.disputed': 'Angefochten',
  'page.mark.overpaid': 'Überzahlt',
  'page.mark.underReview': 'Wird geprüft',
  'page.mark.void': 'Storniert',
  'page.standing.dueOn': 'Fällig am {date}',
  'page.standing.wasDueOn': 'War fällig am {date}',
  'page.standing.noDueDate': 'Ohne Fälligkeitsdatum',
  'page.standing.paidOn': 'Bezahlt am {date}',
  'page.standing.partlyPaid': '{paid} von {total} sind bezahlt',
  'page.standing.refundedOf': 'von {total}, die Sie bezahlt haben',
  'page.standing.processing':
    'Ihre Zahlung wird ausgeführt. Sie müssen nichts weiter tun: Diese Seite zeigt, wenn sie abgeschlossen ist.',
  'page.standing.processingDebit':
    'Ihr Geld ist unterwegs. Das dauert einige Werktage. Sie müssen nichts weiter tun.',
  'page.standing.processingTransfer':
    'Wir warten auf Ihre Überweisung. Haben Sie überwiesen, müssen Sie nichts weiter tun.',
  'page.standing.processingVoucher':
    'Wir warten darauf, dass Sie mit dem erhaltenen Code bezahlen. Haben Sie das getan, müssen Sie nichts weiter tun.',
  'page.standing.actionNeededOther':
    'Ein früherer Versuch wurde nicht abgeschlossen. Es wurde nichts abgebucht. Zahlen Sie hier erneut, um abzuschließen.',
  'page.standing.refundedBank':
    'Ihr Geld wurde auf Ihr Bankkonto zurückgesandt. Bis es dort erscheint, können bis zu 10 Tage vergehen.',
  'page.standing.chargedBackDebit':
    'Ihre Bank hat diese Lastschrift zurückgegeben, das Geld ist wieder bei Ihnen. Ist das ein Versehen, schreiben Sie bitte an {seller}.',
  'page.standing.underReview':
    'Die eingegangene Zahlung entspricht nicht der erwarteten. Wir klären das mit {seller}. Bis dahin ist nichts zu zahlen.',
  'page.standing.underReviewWithdrawn':
    'Während Ihre Zahlung unterwegs war, hat {seller} die Verbindung zu uns beendet. {seller} prüft, ob das Geld angekommen ist. Bitte zahlen Sie bis dahin nicht noch einmal.',
  'page.standing.disputed':
    'Diese Zahlung wird angefochten, Ihre Bank entscheidet darüber. Bis dahin ist nichts zu zahlen. Ist das ein Versehen, sagen Sie es Ihrer Bank und {seller}.',
  'page.standing.overpaid':
    'Es wurden {amount} mehr bezahlt, als geschuldet ist. {seller} zahlt den Betrag zurück oder behält ihn als Guthaben für Sie.',
  'page.standing.actionNeeded':
    'Ihre Bank wartet noch auf Ihre Bestätigung eines früheren Versuchs. Es wurde nichts abgebucht. Zahlen Sie hier erneut, um abzuschließen.',
  'page.standing.refunded':
    'Ihr Geld wurde zurückgesandt. Bis es auf Ihrem Konto erscheint, können 5 bis 10 Tage vergehen.',
  'page.standing.chargedBack':
    'Ihre Bank hat diese Zahlung zurückgeholt. Ist das ein Versehen, schreiben Sie bitte an {seller}.',
  'page.standing.void': 'Diese Rechnung wurde von {seller} storniert. Es ist nichts zu zahlen.',
  'page.standing.credited': '{seller} hat diese Rechnung vollständig korrigiert. Es ist nichts zu zahlen.',
  'page.standing.paid': 'Danke. Ihre Zahlung ist bei {seller} angekommen.',
  'page.standing.surplus': 'Hier wurde doppelt bezahlt. Die zweite Zahlung von {amount} ging an Sie zurück.',
  'page.paper.invoice': 'Rechnung {number}',
  'page.paper.for': 'Für',
  'page.paper.issued': 'Ausgestellt',
  'page.paper.due': 'Fällig',
  'page.paper.lines': 'Positionen',
  'page.paper.tax': 'Steuer {rate}',
  'page.paper.subtotal': 'Zwischensumme',
  'page.paper.total': 'Gesamt',
  'page.paper.paid': 'Bezahlt',
  'page.paper.refunded': 'Erstattet',
  'page.paper.left': 'Noch zu zahlen',
  'page.paper.memo': 'Hinweis',
  'page.paper.download': 'PDF herunterladen',
  'page.receipt.title': 'Beleg',
  'page.receipt.amount': 'Betrag',
  'page.receipt.date': 'Datum',
  'page.receipt.means': 'Bezahlt mit',
  'page.receipt.reference': 'Referenz',
  'page.receipt.refunded': 'Erstattet',
  'page.receipt.surplus': 'Doppelt bezahlt; diese Zahlung ging zurück',
  'page.receipt.overpaid': 'Zu viel bezahlt, erstattet',
  'page.receipt.fromCredit': 'Aus Guthaben bezahlt',
  'page.receipt.keptAsCredit': 'Als Guthaben behalten',
  'page.receipt.keep': 'Speichern oder drucken',
  'page.receipt.download': 'Beleg herunterladen',
  'page.receipt.all': 'Alle Zahlungen herunterladen',
  'page.receipt.endingIn': '{means} mit Endziffern {last4}',
  'page.receipt.manual': 'Eingetragen von {seller}',
  'page.receipt.again': 'Diese Rechnung erneut bezahlen',
  'page.means.card': 'Karte',
  'page.means.sepaDebit': 'SEPA-Lastschrift',
  'page.means.usBankAccount': 'Bankkonto (ACH)',
  'page.means.bankDebit': 'Lastschrift',
  'page.means.bankTransfer': 'Überweisung',
  'page.means.other': 'Online-Zahlung',
  'page.bank.title': 'Per Überweisung zahlen',
  'page.bank.holder': 'Kontoinhaber',
  'page.bank.bankName': 'Bank',
  'page.bank.iban': 'IBAN',
  'page.bank.bic': 'BIC',
  'page.bank.accountNumber': 'Kontonummer',
  'page.bank.routingNumber': 'Bankleitzahl',
  'page.bank.amount': 'Betrag',
  'page.bank.amountIfEarly': 'Betrag bei Eingang bis zum {date}',
  'page.bank.reference': 'Verwendungszweck',
  'page.bank.copy': 'Kopieren',
  'page.bank.copied': 'Kopiert',
  'page.bank.copyOf': '{label} kopieren',
  'page.closed.notEnabled': '{seller} kann gerade keine Online-Zahlungen annehmen.',
  'page.closed.belowMinimum': 'Dieser Betrag ist zu klein, um online bezahlt zu werden.',
  'page.closed.aboveMaximum': 'Dieser Betrag ist zu groß, um online bezahlt zu werden.',
  'page.closed.withBank': 'Sie können stattdessen überweisen.',
  'page.closed.withoutBank': 'Bitte fragen Sie {seller}, wie Sie zahlen können.',
  'page.pause.lead':
    'Hier wurden zu viele Karten abgelehnt. Online-Zahlungen für diese Rechnung sind deshalb für {minutes, plural, one {# Minute} other {# Minuten}} angehalten. Es wurde nichts abgebucht.',
  'page.pause.code':
    'Um sofort mit Karte zu zahlen, fordern Sie einen Code an. Wir senden ihn an die E-Mail-Adresse, an die diese Rechnung ging.',
  'page.pause.send': 'Code per E-Mail senden',
  'page.pause.sent': 'Der Code ist unterwegs. Bitte geben Sie ihn hier ein.',
  'page.pause.label': 'Code aus der E-Mail',
  'page.pause.enter': 'Weiter zur Zahlung',
  'page.pause.wrong':
    'Dieser Code stimmt nicht oder wurde schon verwendet. Bitte sehen Sie in der neuesten E-Mail nach.',
  'page.language': 'Sprache',
  'page.foot.safe':
    'Ihre Zahlungsdaten gehen verschlüsselt direkt an Stripe. Weder {seller} noch Remit bekommt sie zu sehen.',
  'page.foot.who': 'Gesendet mit Remit. Wir stellen für {seller} Rechnungen zu und nehmen Zahlungen an.',
  'page.foot.reach': 'Fragen zu dieser Rechnung? Schreiben Sie an {email}.',
  'page.foot.reachUnknown':
    'Fragen zu dieser Rechnung? Antworten Sie auf die Nachricht, die Sie hierher geführt hat.',
  'page.pay.title': 'Online zahlen',
  'page.pay.button': '{amount} zahlen',
  'page.pay.or': 'oder',
  'page.pay.loading': 'Zahlungsformular wird geholt',
  'page.pay.failed':
    'Das Zahlungsformular ließ sich nicht laden. Prüfen Sie Ihre Verbindung, oder versuchen Sie es gleich noch einmal.',
  'page.pay.slow':
    'Das Zahlungsformular braucht länger als gewöhnlich. Sie können warten oder es noch einmal versuchen.',
  'page.pay.silent':
    'Das Zahlungsformular hat noch nicht geantwortet. Wenn ein Fenster Sie um Bestätigung bittet, schließen Sie die Zahlung dort ab. Sonst versuchen Sie es noch einmal: Es wurde nichts abgebucht.',
  'page.pay.retry': 'Noch einmal versuchen',
  'page.pay.noScript':
    'Online-Zahlung braucht JavaScript. Schalten Sie es ein und laden Sie diese Seite neu.',
  'page.pay.checking': 'Ihre Angaben werden geprüft',
  'page.pay.preparing': 'Ihre Zahlung wird vorbereitet',
  'page.pay.bank': 'Ihre Bank wird gefragt',
  'page.pay.confirm':
    'Ihre Bank bittet Sie vielleicht um eine Bestätigung. Lassen Sie diese Seite offen, bis alles fertig ist.',
  'page.pay.done': 'Fertig. Ihr Beleg wird geholt',
  'page.pay.invalid': 'Oben fehlt etwas oder stimmt nicht. Bitte sehen Sie noch einmal nach.',
  'page.pay.changed':
    'Der Betrag hat sich geändert. Es wurde nichts abgebucht. Bitte sehen Sie ihn an, bevor Sie zahlen.',
  'page.pay.gone':
    'Diese Rechnung kann nicht mehr bezahlt werden. Es wurde nichts abgebucht. Der neue Stand wird geholt.',
  'page.pay.inFlight':
    'Eine andere Zahlung zu dieser Rechnung ist schon unterwegs. Es wurde nichts weiter abgebucht.',
  'page.pay.notEnabled':
    'Der Verkäufer kann gerade keine Online-Zahlungen annehmen. Es wurde nichts abgebucht.',
  'page.pay.tooOften': 'Das waren viele Versuche in kurzer Zeit. Bitte warten Sie eine Minute.',
  'page.pay.unreachable':
    'Unser Zahlungsdienst ist gerade nicht erreichbar. Es wurde nichts abgebucht. Bitte versuchen Sie es noch einmal.',
  'page.pay.unsure':
    'Wir wissen noch nicht, ob es geklappt hat. Bitte zahlen Sie nicht noch einmal, wir finden es heraus.',
  'page.decline.generic': 'Ihre Bank hat abgelehnt. Nehmen Sie eine andere Karte, oder fragen Sie Ihre Bank.',
  'page.decline.noFunds':
    'Auf dieser Karte ist nicht genug Geld. Nehmen Sie eine andere Karte, oder laden Sie diese erst auf.',
  'page.decline.expired': 'Diese Karte ist abgelaufen. Nehmen Sie eine andere Karte.',
  'page.decline.cvc':
    'Die Kartenprüfnummer stimmt nicht. Sehen Sie auf der Rückseite der Karte nach und versuchen Sie es noch einmal.',
  'page.decline.number': 'Die Kartennummer stimmt nicht. Prüfen Sie sie und versuchen Sie es noch einmal.',
  'page.decline.expiry': 'Das Ablaufdatum stimmt nicht. Prüfen Sie es und versuchen Sie es noch einmal.',
  'page.decline.address':
    'Adresse oder Postleitzahl passt nicht zur Karte. Prüfen Sie sie und versuchen Sie es noch einmal.',
  'page.decline.unsupported': 'Diese Karte geht für diese Zahlung nicht. Nehmen Sie eine andere Karte.',
  'page.decline.limit':
    'Das Limit dieser Karte ist erreicht. Nehmen Sie eine andere Karte, oder fragen Sie Ihre Bank.',
  'page.decline.authentication':
    'Ihre Bank konnte nicht bestätigen, dass Sie es sind. Versuchen Sie es noch einmal, oder nehmen Sie eine andere Karte.',
  'page.decline.later':
    'Ihre Bank hat nicht richtig geantwortet. Es wurde nichts abgebucht. Versuchen Sie es in einer Minute noch einmal.',
  'page.decline.debit':
    'Ihre Bank hat die Lastschrift nicht zugelassen. Zahlen Sie auf anderem Weg, oder fragen Sie Ihre Bank.',
  'page.decline.debitGeneric':
    'Ihre Bank hat die Lastschrift nicht ausgeführt. Es wurde nichts bezahlt. Versuchen Sie es noch einmal, zahlen Sie auf anderem Weg, oder fragen Sie Ihre Bank.',
  'page.decline.debitNoFunds':
    'Auf dem Bankkonto war nicht genug Geld für die Lastschrift. Versuchen Sie es noch einmal, sobald es gedeckt ist, oder zahlen Sie auf anderem Weg.',
  'page.decline.debitAccount':
    'Von diesem Bankkonto kann nicht abgebucht werden: Es ist vielleicht aufgelöst, oder die Nummer stimmt nicht. Prüfen Sie sie, oder zahlen Sie auf anderem Weg.',
  'page.decline.debitLimit':
    'Der Betrag ist höher, als von diesem Konto abgebucht werden darf. Zahlen Sie auf anderem Weg, oder fragen Sie Ihre Bank.',
  'page.decline.other':
    'Diese Zahlung hat nicht geklappt. Es wurde nichts abgebucht. Versuchen Sie es noch einmal, oder zahlen Sie auf anderem Weg.',
  'page.decline.otherNoFunds':
    'Für diese Zahlung war nicht genug Geld da. Es wurde nichts abgebucht. Versuchen Sie es später noch einmal, oder zahlen Sie auf anderem Weg.',
  'page.decline.otherAuthentication':
    'Diese Zahlung wurde nicht bestätigt. Es wurde nichts abgebucht. Versuchen Sie es noch einmal, oder zahlen Sie auf anderem Weg.',
  'page.lost.title': 'Dieser Link öffnet keine Rechnung',
  'page.lost.text':
    'Er ist vielleicht abgelaufen, oder ein Teil fehlt. Öffnen Sie ihn noch einmal aus der Nachricht, oder bitten Sie den Absender um einen neuen.',
  'page.autopay.tick': 'Spätere Rechnungen von {organisation} automatisch bezahlen',
  'page.autopay.terms':
    'Ich bin einverstanden, dass {organisation} die Beträge späterer Rechnungen am Fälligkeitstag mit diesem Zahlungsmittel einzieht. Betrag und Tag werden mir vorher mitgeteilt: 14 Tage vor einer Lastschrift und 3 Tage vor einer Kartenzahlung, oder mindestens 3 Tage vorher, wenn eine Rechnung früher fällig ist. Ich kann das jederzeit beenden, mit einem Klick in jeder E-Mail dazu.',
  'page.autopay.termsOfThis':
    'Ich bin einverstanden, dass {organisation} den Betrag dieser Rechnung und die Beträge späterer Rechnungen am Fälligkeitstag mit diesem Zahlungsmittel einzieht. Betrag und Tag werden mir vorher mitgeteilt: 14 Tage vor einer Lastschrift und 3 Tage vor einer Kartenzahlung, oder mindestens 3 Tage vorher, wenn eine Rechnung früher fällig ist. Ich kann das jederzeit beenden, mit einem Klick in jeder E-Mail dazu.',
  'page.autopay.tickOfThis': 'Diese und spätere Rechnungen von {organisation} automatisch bezahlen',
  'page.autopay.tickMissed': 'Bitte setzen Sie dieses Häkchen, um zuzustimmen.',
  'page.autopay.saveAwaited':
    'Die automatische Zahlung beginnt, sobald Ihr Bankkonto bestätigt ist. Sie erhalten eine E-Mail dazu.',
  'page.autopay.saveTitle': 'Ab jetzt automatisch bezahlen',
  'page.autopay.saveNote': 'Jetzt wird nichts abgebucht.',
  'page.autopay.saveButton': 'Automatische Zahlung einschalten',
  'page.autopay.on': 'Automatische Zahlung ist eingeschaltet: {means}',
  'page.autopay.stop': 'Beenden',
  'page.autopay.stopTitle': 'Automatische Zahlung beenden?',
  'page.autopay.stopLead':
    '{organisation} zieht dann keine Rechnungen mehr von selbst ein. Sie erhalten jede Rechnung mit einem Link zum Bezahlen.',
  'page.autopay.stopButton': 'Automatische Zahlung beenden',
  'page.autopay.stopped':
    'Die automatische Zahlung ist ausgeschaltet. {organisation} zieht nichts mehr von selbst ein.',
}
