// The texts of our emails in German.
import type { Messages } from '../messages'
import type { en } from './en'

export const de: Messages<typeof en> = {
  'mail.greeting': 'Guten Tag {name},',
  'mail.invoice': 'Rechnung {number}',
  'mail.due': 'fällig am {date}',
  'mail.wasDue': 'war fällig am {date}',
  'mail.viewAndPay': 'Ansehen und bezahlen',
  'mail.viewInvoice': 'Rechnung ansehen',
  'mail.questions': 'Fragen? Antworten Sie auf diese E-Mail, sie geht an {organisation}.',
  'mail.sentBy': 'Gesendet von Remit für {organisation}.',
  'mail.label.invoice': 'Rechnung',
  'mail.label.customer': 'Kunde',
  'mail.label.issued': 'Ausgestellt am',
  'mail.label.due': 'Fällig am',
  'mail.label.total': 'Gesamtbetrag',
  'mail.label.outstanding': 'Noch offen',
  'mail.label.paid': 'Bezahlt',
  'mail.label.paidOn': 'Bezahlt am',
  'mail.label.paidWith': 'Bezahlt mit',
  'mail.label.refunded': 'Erstattet',
  'mail.label.fee': 'Servicegebühr',
  'mail.label.reference': 'Referenz',
  'mail.invoiceSent.subject': 'Rechnung {number} von {organisation}: {amount}',
  'mail.invoiceSent.lead': '{organisation} hat Ihnen eine Rechnung geschickt.',
  'mail.invoiceSent.settled': 'Diese Rechnung ist bezahlt. Es ist nichts mehr offen.',
  'mail.discountBack.subject': 'Nachlass von {amount} auf Rechnung {number} zurückgenommen',
  'mail.discountBack.title': 'Ein Nachlass wurde zurückgenommen',
  'mail.discountBack.lead':
    'Ihre Zahlung der Rechnung {number} ist zurückgegangen, deshalb gilt der Nachlass dafür nicht mehr. Auch diesen Betrag verlangt {organisation} nun wieder.',
  'mail.creditNote.title': 'Rechnungskorrektur {number}',
  'mail.creditNote.subject': 'Rechnungskorrektur {number} von {organisation}: {amount}',
  'mail.creditNote.lead':
    '{organisation} hat Ihnen diesen Betrag zur Rechnung {number} gutgeschrieben. Sie schulden ihn nicht mehr.',
  'mail.receipt.subject': 'Zahlungsbeleg von {organisation} zu Rechnung {number}',
  'mail.receipt.title': 'Danke für Ihre Zahlung',
  'mail.receipt.lead': '{organisation} hat Ihre Zahlung erhalten.',
  'mail.paidNotice.subject': '{customer} hat {amount} für Rechnung {number} bezahlt',
  'mail.paidNotice.title': 'Zahlung eingegangen',
  'mail.paidNotice.lead': '{customer} hat bezahlt.',
  'mail.refundNotice.subject': 'Erstattung von {organisation} zu Rechnung {number}',
  'mail.refundNotice.title': 'Ihre Erstattung ist unterwegs',
  'mail.refundNotice.lead': '{organisation} erstattet Ihre Zahlung für Rechnung {number}.',
  'mail.refundNotice.surplus':
    'Rechnung {number} wurde mehr als einmal bezahlt, deshalb geht dieses Geld an Sie zurück.',
  'mail.refundNotice.overpaid': 'Rechnung {number} wurde überzahlt, deshalb geht dieses Geld an Sie zurück.',
  'mail.refundNotice.arrival':
    'Das Geld kommt meist innerhalb von 5 bis 10 Tagen an, auf dem Weg, auf dem Sie bezahlt haben.',
  'mail.refundNotice.credited':
    'Dazu gehört die Rechnungskorrektur {number} über {amount}: Sie schulden diesen Betrag nicht noch einmal.',
  'mail.invitation.subject': '{organisation} lädt Sie zu Remit ein',
  'mail.invitation.title': 'Sie sind eingeladen',
  'mail.invitation.lead':
    '{organisation} verschickt Rechnungen mit Remit und wird über einen Link bezahlt. Sie sind eingeladen, dabei zu sein.',
  'mail.invitation.how':
    'Melden Sie sich mit der Adresse {email} an. Ein Passwort brauchen Sie nicht: Sie bekommen einen Link per E-Mail.',
  'mail.invitation.signIn': 'Anmelden',
  'mail.invitation.role': 'Ihre Rolle',
  'mail.invitation.roleOwner': 'Inhaber',
  'mail.invitation.roleAdmin': 'Administrator',
  'mail.invitation.roleMember': 'Mitglied',
  'mail.order.title': 'Bestellung {number}',
  'mail.order.receiptSubject': 'Zahlungsbeleg von {organisation} zu Bestellung {number}',
  'mail.order.paidSubject': '{customer} hat {amount} für Bestellung {number} bezahlt',
  'mail.order.refundSubject': 'Erstattung von {organisation} zu Bestellung {number}',
  'mail.order.refundLead': '{organisation} erstattet Ihre Zahlung für Bestellung {number}.',
  'mail.trouble.subject': '{title}: {number}',
  'mail.trouble.open': 'Rechnung öffnen',
  'mail.trouble.debitFailed.title': 'Eine Lastschrift wurde nicht eingelöst',
  'mail.trouble.debitFailed.lead':
    'Die Lastschrift über {amount} von {customer} wurde zurückgegeben. Über den Link kann erneut bezahlt werden, per Lastschrift oder anders.',
  'mail.trouble.disputeOpened.title': 'Eine Zahlung wird angefochten',
  'mail.trouble.disputeOpened.lead':
    'Die Bank von {customer} behält {amount} ein, bis sie entschieden hat. Ohne Antwort ist das Geld verloren.',
  'mail.trouble.inquiryOpened.title': 'Eine Bank hat eine Rückfrage zu einer Zahlung',
  'mail.trouble.inquiryOpened.lead':
    'Die Bank von {customer} hat eine Rückfrage zu einer Zahlung über {amount}. Es wurde nichts zurückgebucht; eine Antwort kann eine Anfechtung verhindern.',
  'mail.trouble.answer': 'Bei Stripe antworten bis',
  'mail.trouble.disputeWon.title': 'Sie haben die Anfechtung gewonnen',
  'mail.trouble.disputeWon.lead': 'Die Bank von {customer} hat für Sie entschieden: {amount} gehören Ihnen.',
  'mail.trouble.disputeLost.title': 'Die Anfechtung ist verloren',
  'mail.trouble.disputeLost.lead': 'Die Bank von {customer} behält {amount}.',
  'mail.trouble.disputeLost.open': 'Die Rechnung ist wieder offen.',
  'mail.trouble.disputeLost.discount':
    'Der Nachlass für diese Zahlung, {amount}, wurde zurückgenommen: Ihr Kunde schuldet ihn wieder.',
  'mail.trouble.inquiryClosed.title': 'Die Rückfrage ist erledigt',
  'mail.trouble.inquiryClosed.lead':
    'Die Bank von {customer} hat keine Fragen mehr zu der Zahlung über {amount}. Es wurde nichts zurückgebucht.',
  'mail.trouble.refundFailed.title': 'Eine Erstattung ist fehlgeschlagen',
  'mail.trouble.refundFailed.lead': 'Die Erstattung von {amount} an {customer} ist dort nicht angekommen.',
  'mail.trouble.refundFailed.why': 'Öffnen Sie die Rechnung, um den Grund zu sehen.',
  'mail.trouble.overpaid.title': 'Eine Rechnung ist überzahlt',
  'mail.trouble.overpaid.lead':
    '{customer} hat {amount} zu viel bezahlt. Öffnen Sie die Rechnung, um es zurückzugeben oder als Guthaben zu behalten.',
  'mail.trouble.setAside.title': 'Eine Zahlung ist zurückgestellt',
  'mail.trouble.setAside.lead':
    'Eine Zahlung von {customer} über {amount} passt nicht zu unseren Aufzeichnungen oder lässt sich beim Zahlungsanbieter nicht mehr prüfen. Es wurde nichts gebucht. Bitte sehen Sie nach.',
  'mail.trouble.setAside.open': 'Ansehen, was zu tun ist',
  'mail.trouble.undelivered.failed.title': 'Der Beleg ist nicht angekommen',
  'mail.trouble.undelivered.failed.lead': 'Er konnte {customer} nicht über Peppol zugestellt werden.',
  'mail.trouble.undelivered.rejected.title': 'Der Beleg wurde abgelehnt',
  'mail.trouble.undelivered.rejected.lead': '{customer} hat ihn über Peppol erhalten und nimmt ihn nicht an.',
  'mail.trouble.recurring.title': 'Eine wiederkehrende Rechnung konnte nicht erstellt werden',
  'mail.trouble.recurring.lead':
    'Die nächste Rechnung an {customer} konnte nicht erstellt werden. Nichts geht verloren: Sie wird erstellt, sobald nichts mehr im Weg steht.',
  'mail.trouble.payoutFailed.title': 'Eine Auszahlung ist fehlgeschlagen',
  'mail.trouble.payoutFailed.lead':
    'Ihre Bank hat eine Auszahlung von {amount} zurückgeschickt. Prüfen Sie bei Stripe, ob Ihr Bankkonto stimmt.',
  'mail.trouble.payerDebit.title': 'Ihre Lastschrift wurde nicht eingelöst',
  'mail.trouble.payerDebit.lead':
    'Ihre Bank hat die Lastschrift über {amount} zugunsten von {organisation} zurückgegeben. Bitte prüfen Sie, ob das Konto gedeckt ist und Lastschriften erlaubt, und bezahlen Sie dann erneut oder auf anderem Weg.',
  'mail.trouble.paymentFailed.title': 'Eine Zahlung ist fehlgeschlagen',
  'mail.trouble.paymentFailed.lead': 'Die Zahlung von {customer} über {amount} ist fehlgeschlagen.',
  'mail.trouble.payerPayment.title': 'Ihre Zahlung ist fehlgeschlagen',
  'mail.trouble.payerPayment.lead':
    'Ihre Zahlung von {amount} an {organisation} ist fehlgeschlagen. Bitte bezahlen Sie erneut oder auf anderem Weg.',
  'mail.debit.onItsWay.title': 'Ihre Lastschrift ist unterwegs',
  'mail.debit.onItsWay.lead':
    '{organisation} hat Ihre Bank um {amount} gebeten. Sie müssen nichts weiter tun: Halten Sie das Konto gedeckt, bis der Betrag abgebucht ist.',
  'mail.debit.onItsWay.arrival':
    'Das dauert gewöhnlich etwa {days, plural, one {# Werktag} other {# Werktage}}. Wir schreiben Ihnen wieder, sobald bekannt ist, wie es ausging.',
  'mail.debit.failed.sepa':
    'Ihre Bank hat die SEPA-Lastschrift über {amount} an {organisation} zurückgegeben. Bitte prüfen Sie, ob das Konto gedeckt ist und SEPA-Lastschriften nicht gesperrt sind, und bezahlen Sie dann erneut oder auf anderem Weg.',
  'mail.debit.failed.bacs':
    'Ihre Bank hat die Bacs-Lastschrift über {amount} an {organisation} zurückgegeben. Bitte prüfen Sie, ob das Konto gedeckt ist und der Lastschriftauftrag (Direct Debit Instruction) bei Ihrer Bank noch gilt, und bezahlen Sie dann erneut oder auf anderem Weg.',
  'mail.debit.failed.ach':
    'Ihre Bank hat die ACH-Lastschrift über {amount} an {organisation} zurückgegeben. Bitte prüfen Sie Bankleitzahl (Routing Number) und Kontonummer, ob das Konto gedeckt ist und ob Ihre Bank ACH-Lastschriften sperrt, und bezahlen Sie dann erneut oder auf anderem Weg.',
  'mail.debit.failed.becs':
    'Ihre Bank hat die BECS-Lastschrift über {amount} an {organisation} zurückgegeben. Bitte prüfen Sie BSB und Kontonummer, ob das Konto gedeckt ist und ob es Lastschriften erlaubt, und bezahlen Sie dann erneut oder auf anderem Weg.',
  'mail.debit.failed.pad':
    'Ihre Bank hat die vorautorisierte Lastschrift (PAD) über {amount} an {organisation} zurückgegeben. Bitte prüfen Sie Transit-, Instituts- und Kontonummer und ob das Konto gedeckt ist, und bezahlen Sie dann erneut oder auf anderem Weg.',
  'mail.trouble.payerRefund.title': 'Ihre Erstattung ist nicht angekommen',
  'mail.trouble.payerRefund.lead':
    'Die Bank hat die Erstattung von {amount} von {organisation} nicht angenommen. {organisation} weiß Bescheid und gibt Ihnen das Geld auf anderem Weg. Antworten Sie auf diese Mail, wenn Sie sagen möchten, wie.',
  'mail.trouble.payerRefund.cancelled':
    'Die Rechnungskorrektur {cancelled}, die dazu gehörte, gilt nicht mehr: Beleg {number} hebt sie auf.',
  'mail.trouble.paymentsOff.title': 'Online-Zahlungen sind abgeschaltet',
  'mail.trouble.paymentsOff.lead':
    '{organisation} kann online keine Zahlungen mehr annehmen: Stripe hat sie gestoppt, oder die Verbindung zu Stripe wurde aufgehoben. Rechnungen zeigen die anderen Zahlungswege, bis das behoben ist.',
  'mail.trouble.paymentsOff.open': 'Ansehen, was fehlt',
  'mail.unlock.subject': 'Ihr Code zum Bezahlen: {number}',
  'mail.unlock.title': 'Ihr Code zum Bezahlen',
  'mail.unlock.lead':
    'Geben Sie diesen Code auf der Zahlungsseite von {organisation} ein. Er gilt einmal, solange Online-Zahlungen dort angehalten sind.',
  'mail.unlock.ignore':
    'Sie haben keinen Code angefordert? Dann hat jemand anderes Ihren Zahlungslink. Es wurde nichts abgebucht, und Sie können diese E-Mail ignorieren.',
  'mail.trouble.paused.title': 'Online-Zahlungen wurden angehalten',
  'mail.trouble.paused.lead':
    'In kurzer Zeit {count, plural, one {wurde # Karte} other {wurden # Karten}} abgelehnt, wie es beim Testen gestohlener Karten geschieht. Wir haben Online-Zahlungen dort für eine Weile angehalten; alle anderen Zahlungen laufen weiter. Ihr Kunde kann auf anderem Weg zahlen oder mit einem Code, den wir an den Empfänger der Rechnung senden.',
  'mail.reminder.before.subject': 'Fällig am {date}: Rechnung {number} von {organisation}',
  'mail.reminder.on.subject': 'Heute fällig: Rechnung {number} von {organisation}',
  'mail.reminder.after.subject': 'Erinnerung: Rechnung {number} von {organisation} ist noch offen',
  'mail.reminder.before.lead':
    'Eine freundliche Erinnerung: Am {date} sind {amount} für die Rechnung {number} von {organisation} fällig. Über den Link unten können Sie bezahlen.',
  'mail.reminder.on.lead':
    'Heute sind {amount} für die Rechnung {number} von {organisation} fällig. Über den Link unten können Sie bezahlen.',
  'mail.reminder.after.lead':
    '{amount} für die Rechnung {number} von {organisation} waren am {date} fällig und sind noch nicht eingegangen. Bitte bezahlen Sie über den Link unten.',
  'mail.reminder.open.lead':
    '{amount} für die Rechnung {number} von {organisation} sind noch offen. Über den Link unten können Sie bezahlen.',
  'mail.reminder.reply': 'Spricht etwas dagegen? Antworten Sie einfach auf diese E-Mail.',
  'mail.reminder.ignore':
    'Haben Sie schon bezahlt? Dann danken wir Ihnen, und Sie können diese E-Mail ignorieren.',
  'mail.reminder.phone': 'Sie erreichen {organisation} auch telefonisch: {phone}.',
  'mail.statement.subject': 'Übersicht Ihrer offenen Rechnungen bei {organisation}',
  'mail.statement.title': 'Ihre offenen Rechnungen',
  'mail.statement.lead': '{organisation} hat Ihnen eine Übersicht Ihrer offenen Rechnungen geschickt.',
  'mail.statement.count': '{count, plural, one {# Rechnung ist offen.} other {# Rechnungen sind offen.}}',
  'mail.statement.nothing': 'Es ist nichts mehr offen.',
  'mail.statement.oldest': 'Hier stehen nur die ältesten Rechnungen.',
  'mail.autopay.label': 'Automatische Zahlung',
  'mail.autopay.stop': 'Beenden',
  'mail.autopay.agreed.title': 'Automatische Zahlung ist eingeschaltet',
  'mail.autopay.agreed.lead':
    'Ab jetzt zieht {organisation} Ihre Rechnungen am Fälligkeitstag von selbst ein. Dem haben Sie zugestimmt:',
  'mail.autopay.coming.title': 'Ihre Zahlung wird am {date} eingezogen',
  'mail.autopay.coming.lead':
    '{organisation} zieht am {date} von selbst {amount} ein. Sie müssen nichts tun. Wenn Sie lieber anders bezahlen, tun Sie es vor diesem Tag.',
  'mail.autopay.declined.title': 'Ihre automatische Zahlung hat nicht geklappt',
  'mail.autopay.declined.lead':
    'Wir konnten {amount} für {organisation} nicht einziehen. Bitte bezahlen Sie über den Link unten.',
  'mail.autopay.declined.confirm':
    'Ihre Bank möchte, dass Sie diese Zahlung von {amount} an {organisation} selbst bestätigen. Bitte bezahlen Sie über den Link unten.',
  'mail.autopay.declined.again': 'Ist bis zum {date} nicht bezahlt, versuchen wir es noch einmal.',
  'mail.autopay.declined.last': 'Von selbst versuchen wir es nicht noch einmal.',
  'mail.autopay.ended.title': 'Die automatische Zahlung ist beendet',
  'mail.autopay.ended.byPayer':
    'Wie gewünscht zieht {organisation} Ihre Rechnungen nicht mehr von selbst ein. Sie erhalten jede mit einem Link zum Bezahlen.',
  'mail.autopay.ended.byOthers':
    '{organisation} zieht Ihre Rechnungen nicht mehr von selbst ein. Sie erhalten jede mit einem Link zum Bezahlen.',
  'mail.autopay.ended.byMeans':
    'Ihr Zahlungsmittel kann nicht mehr belastet werden. Deshalb zieht {organisation} Ihre Rechnungen nicht mehr von selbst ein. Sie erhalten jede mit einem Link zum Bezahlen und können die automatische Zahlung dort wieder einschalten.',
  'mail.autopay.endedNotice.lead':
    '{customer} zahlt nicht mehr automatisch. Senden Sie Rechnungen wie bisher mit ihrem Link.',
  'mail.autopay.declinedNotice.title': 'Eine automatische Zahlung ist fehlgeschlagen',
  'mail.autopay.declinedNotice.lead':
    '{amount} konnten bei {customer} nicht eingezogen werden, und es wird nicht von selbst noch einmal versucht. Der Link zum Bezahlen liegt vor.',
  'mail.autopay.untoldNotice.title': 'Eine automatische Zahlung wartet',
  'mail.autopay.untoldNotice.lead':
    '{amount} wurden bei {customer} nicht eingezogen: Die E-Mail, die das vorher ankündigt, konnte nicht zugestellt werden. Prüfen Sie die E-Mail-Adresse. Eingezogen wird erst, wenn die Ankündigung angekommen ist.',
}
