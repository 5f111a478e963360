// What only paper says in Portuguese.
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
  'paper.scan': 'Aponte a câmara do telefone ou abra:',
  'paper.forInvoice': 'da fatura {number}',
  'paper.invoiceTotal': 'Total da fatura',
  'paper.refund': 'Devolvido',
  'paper.chargedBack': 'Devolvido pelo banco',
}
