// The texts of printed documents in Dutch.
import type { Messages } from '../messages'
import type { en } from './en'

export const nl: Messages<typeof en> = {
  'paper.invoice': 'Factuur',
  'paper.draft': 'Concept',
  'paper.description': 'Omschrijving',
  'paper.quantity': 'Aantal',
  'paper.unitPrice': 'Prijs',
  'paper.tax': 'Belasting',
  'paper.amount': 'Bedrag',
  'paper.taxOn': 'Belasting {rate} over {net}',
  'paper.credited': 'Gecrediteerd',
  'paper.scan': 'Scan met uw telefoon of open:',
  'paper.payBy': 'Te betalen uiterlijk op {day}.',
  'paper.payNow': 'Direct te betalen.',
  'paper.payOnline': 'Online betalen: {url}',
  'paper.nothingToPay': 'Voor dit document hoeft niets te worden betaald.',
  'paper.forInvoice': 'voor factuur {number}',
  'paper.invoiceTotal': 'Factuurtotaal',
  'paper.refund': 'Terugbetaald',
  'paper.chargedBack': 'Teruggeboekt door de bank',
  'paper.statement': 'Rekeningoverzicht',
  'paper.statementSpan': '{from} tot en met {to}',
  'paper.openingBalance': 'Beginsaldo',
  'paper.closingBalance': 'Eindsaldo',
  'paper.balance': 'Saldo',
  'paper.payment': 'Betaling',
  'paper.refundFailed': 'Mislukte terugbetaling',
  'paper.disputeWon': 'Door de bank weer bijgeschreven',
  'paper.invoiceVoided': 'Factuur geannuleerd',
  'paper.nothingInvoiced': 'Tot dan toe is er niets gefactureerd.',
}
