// The texts of printed documents in Portuguese.
import type { Messages } from '../messages'
import type { en } from './en'

export const pt: Messages<typeof en> = {
  'paper.invoice': 'Fatura',
  'paper.draft': 'Rascunho',
  'paper.description': 'Descrição',
  'paper.quantity': 'Quantidade',
  'paper.unitPrice': 'Preço',
  'paper.tax': 'Imposto',
  'paper.amount': 'Valor',
  'paper.taxOn': 'Imposto {rate} sobre {net}',
  'paper.credited': 'Creditado',
  'paper.scan': 'Leia o código com o telefone ou abra:',
  'paper.payBy': 'A pagar até {day}.',
  'paper.payNow': 'A pagar de imediato.',
  'paper.payOnline': 'Pagar online: {url}',
  'paper.nothingToPay': 'Não há nada a pagar por este documento.',
  'paper.forInvoice': 'da fatura {number}',
  'paper.invoiceTotal': 'Total da fatura',
  'paper.refund': 'Reembolsado',
  'paper.chargedBack': 'Devolvido pelo banco',
  'paper.statement': 'Extrato de conta',
  'paper.statementSpan': 'de {from} a {to}',
  'paper.openingBalance': 'Saldo inicial',
  'paper.closingBalance': 'Saldo final',
  'paper.balance': 'Saldo',
  'paper.payment': 'Pagamento',
  'paper.refundFailed': 'Reembolso que falhou',
  'paper.disputeWon': 'Reposto pelo banco',
  'paper.invoiceVoided': 'Fatura cancelada',
  'paper.nothingInvoiced': 'Até então, nada foi faturado.',
}
