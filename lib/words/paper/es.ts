// The texts of printed documents in Spanish.
import type { Messages } from '../messages'
import type { en } from './en'

export const es: Messages<typeof en> = {
  'paper.invoice': 'Factura',
  'paper.draft': 'Borrador',
  'paper.description': 'Descripción',
  'paper.quantity': 'Cantidad',
  'paper.unitPrice': 'Precio',
  'paper.tax': 'Impuesto',
  'paper.amount': 'Importe',
  'paper.taxOn': 'Impuesto {rate} sobre {net}',
  'paper.credited': 'Abonado',
  'paper.scan': 'Escanee con el teléfono o abra:',
  'paper.payBy': 'Pagadero hasta el {day}.',
  'paper.payNow': 'Pagadero de inmediato.',
  'paper.payOnline': 'Pagar en línea: {url}',
  'paper.nothingToPay': 'No hay que pagar nada por este documento.',
  'paper.forInvoice': 'de la factura {number}',
  'paper.invoiceTotal': 'Total de la factura',
  'paper.refund': 'Reembolsado',
  'paper.chargedBack': 'Devuelto por el banco',
  'paper.statement': 'Estado de cuenta',
  'paper.statementSpan': 'del {from} al {to}',
  'paper.openingBalance': 'Saldo inicial',
  'paper.closingBalance': 'Saldo final',
  'paper.balance': 'Saldo',
  'paper.payment': 'Pago',
  'paper.refundFailed': 'Reembolso fallido',
  'paper.disputeWon': 'Reintegrado por el banco',
  'paper.invoiceVoided': 'Factura anulada',
  'paper.nothingInvoiced': 'Hasta entonces no se facturó nada.',
}
