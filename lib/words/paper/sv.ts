// The texts of printed documents in Swedish.
import type { Messages } from '../messages'
import type { en } from './en'

export const sv: Messages<typeof en> = {
  'paper.invoice': 'Faktura',
  'paper.draft': 'Utkast',
  'paper.description': 'Beskrivning',
  'paper.quantity': 'Antal',
  'paper.unitPrice': 'Pris',
  'paper.tax': 'Skatt',
  'paper.amount': 'Belopp',
  'paper.taxOn': 'Skatt {rate} på {net}',
  'paper.credited': 'Krediterat',
  'paper.scan': 'Skanna med telefonen eller öppna:',
  'paper.payBy': 'Betalas senast {day}.',
  'paper.payNow': 'Betalas omgående.',
  'paper.payOnline': 'Betala på nätet: {url}',
  'paper.nothingToPay': 'Det finns inget att betala för detta dokument.',
  'paper.forInvoice': 'för faktura {number}',
  'paper.invoiceTotal': 'Fakturabelopp',
  'paper.refund': 'Återbetalt',
  'paper.chargedBack': 'Återtaget av banken',
  'paper.statement': 'Kontoutdrag',
  'paper.statementSpan': '{from} till {to}',
  'paper.openingBalance': 'Ingående saldo',
  'paper.closingBalance': 'Utgående saldo',
  'paper.balance': 'Saldo',
  'paper.payment': 'Betalning',
  'paper.refundFailed': 'Misslyckad återbetalning',
  'paper.disputeWon': 'Återfört av banken',
  'paper.invoiceVoided': 'Faktura makulerad',
  'paper.nothingInvoiced': 'Inget hade fakturerats dittills.',
}
