// The texts of printed documents in German.
import type { Messages } from '../messages'
import type { en } from './en'

export const de: Messages<typeof en> = {
  'paper.invoice': 'Rechnung',
  'paper.draft': 'Entwurf',
  'paper.description': 'Beschreibung',
  'paper.quantity': 'Menge',
  'paper.unitPrice': 'Preis',
  'paper.tax': 'Steuer',
  'paper.amount': 'Betrag',
  'paper.taxOn': 'Steuer {rate} auf {net}',
  'paper.credited': 'Gutgeschrieben',
  'paper.scan': 'Mit dem Telefon scannen oder öffnen:',
  'paper.payBy': 'Zahlbar bis {day}.',
  'paper.payNow': 'Sofort zahlbar.',
  'paper.payOnline': 'Online bezahlen: {url}',
  'paper.nothingToPay': 'Zu diesem Beleg ist nichts zu zahlen.',
  'paper.forInvoice': 'für Rechnung {number}',
  'paper.invoiceTotal': 'Rechnungsbetrag',
  'paper.refund': 'Erstattet',
  'paper.chargedBack': 'Von der Bank zurückgeholt',
  'paper.statement': 'Kundenkontoauszug',
  'paper.statementSpan': '{from} bis {to}',
  'paper.openingBalance': 'Anfangssaldo',
  'paper.closingBalance': 'Endsaldo',
  'paper.balance': 'Saldo',
  'paper.payment': 'Zahlung',
  'paper.refundFailed': 'Fehlgeschlagene Erstattung',
  'paper.disputeWon': 'Von der Bank wieder gutgeschrieben',
  'paper.invoiceVoided': 'Rechnung storniert',
  'paper.nothingInvoiced': 'Bis dahin war nichts in Rechnung gestellt.',
}
