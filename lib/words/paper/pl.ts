// The texts of printed documents in Polish.
import type { Messages } from '../messages'
import type { en } from './en'

export const pl: Messages<typeof en> = {
  'paper.invoice': 'Faktura',
  'paper.draft': 'Wersja robocza',
  'paper.description': 'Opis',
  'paper.quantity': 'Ilość',
  'paper.unitPrice': 'Cena',
  'paper.tax': 'Podatek',
  'paper.amount': 'Kwota',
  'paper.taxOn': 'Podatek {rate} od {net}',
  'paper.credited': 'Korekta',
  'paper.scan': 'Zeskanuj telefonem lub otwórz:',
  'paper.payBy': 'Termin płatności: {day}.',
  'paper.payNow': 'Płatne natychmiast.',
  'paper.payOnline': 'Zapłać online: {url}',
  'paper.nothingToPay': 'Za ten dokument nie trzeba nic płacić.',
  'paper.forInvoice': 'do faktury {number}',
  'paper.invoiceTotal': 'Kwota faktury',
  'paper.refund': 'Zwrócono',
  'paper.chargedBack': 'Cofnięte przez bank',
  'paper.statement': 'Zestawienie należności',
  'paper.statementSpan': 'od {from} do {to}',
  'paper.openingBalance': 'Saldo początkowe',
  'paper.closingBalance': 'Saldo końcowe',
  'paper.balance': 'Saldo',
  'paper.payment': 'Płatność',
  'paper.refundFailed': 'Nieudany zwrot',
  'paper.disputeWon': 'Zwrócone przez bank po sporze',
  'paper.invoiceVoided': 'Faktura anulowana',
  'paper.nothingInvoiced': 'Do tego czasu nic nie zafakturowano.',
}
