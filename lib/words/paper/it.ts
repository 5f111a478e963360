// The texts of printed documents in Italian.
import type { Messages } from '../messages'
import type { en } from './en'

export const it: Messages<typeof en> = {
  'paper.invoice': 'Fattura',
  'paper.draft': 'Bozza',
  'paper.description': 'Descrizione',
  'paper.quantity': 'Quantità',
  'paper.unitPrice': 'Prezzo',
  'paper.tax': 'Imposta',
  'paper.amount': 'Importo',
  'paper.taxOn': 'Imposta {rate} su {net}',
  'paper.credited': 'Accreditato',
  'paper.scan': 'Inquadri con il telefono oppure apra:',
  'paper.payBy': 'Da pagare entro il {day}.',
  'paper.payNow': 'Da pagare subito.',
  'paper.payOnline': 'Paga online: {url}',
  'paper.nothingToPay': 'Per questo documento non c’è nulla da pagare.',
  'paper.forInvoice': 'per la fattura {number}',
  'paper.invoiceTotal': 'Totale della fattura',
  'paper.refund': 'Rimborsato',
  'paper.chargedBack': 'Stornato dalla banca',
  'paper.statement': 'Estratto conto',
  'paper.statementSpan': 'dal {from} al {to}',
  'paper.openingBalance': 'Saldo iniziale',
  'paper.closingBalance': 'Saldo finale',
  'paper.balance': 'Saldo',
  'paper.payment': 'Pagamento',
  'paper.refundFailed': 'Rimborso non riuscito',
  'paper.disputeWon': 'Riaccreditato dalla banca',
  'paper.invoiceVoided': 'Fattura annullata',
  'paper.nothingInvoiced': 'Fino ad allora non è stato fatturato nulla.',
}
