// The texts of printed documents in French.
import type { Messages } from '../messages'
import type { en } from './en'

export const fr: Messages<typeof en> = {
  'paper.invoice': 'Facture',
  'paper.draft': 'Brouillon',
  'paper.description': 'Description',
  'paper.quantity': 'Quantité',
  'paper.unitPrice': 'Prix',
  'paper.tax': 'Taxe',
  'paper.amount': 'Montant',
  'paper.taxOn': 'Taxe {rate} sur {net}',
  'paper.credited': 'Avoir',
  'paper.scan': 'Scannez avec votre téléphone, ou ouvrez :',
  'paper.payBy': 'À régler au plus tard le {day}.',
  'paper.payNow': 'À régler dès réception.',
  'paper.payOnline': 'Payer en ligne : {url}',
  'paper.nothingToPay': 'Rien n’est à payer pour ce document.',
  'paper.forInvoice': 'pour la facture {number}',
  'paper.invoiceTotal': 'Total de la facture',
  'paper.refund': 'Remboursé',
  'paper.chargedBack': 'Repris par la banque',
  'paper.statement': 'Relevé de compte',
  'paper.statementSpan': 'du {from} au {to}',
  'paper.openingBalance': 'Solde initial',
  'paper.closingBalance': 'Solde final',
  'paper.balance': 'Solde',
  'paper.payment': 'Paiement',
  'paper.refundFailed': 'Échec du remboursement',
  'paper.disputeWon': 'Restitué par la banque',
  'paper.invoiceVoided': 'Facture annulée',
  'paper.nothingInvoiced': 'Rien n’a été facturé jusque-là.',
}
