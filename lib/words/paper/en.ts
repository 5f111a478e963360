// What only paper says in English; every other language has exactly these keys, and fills the same gaps.
export const en = {
  'paper.invoice': 'Invoice',
  'paper.draft': 'Draft',
  'paper.description': 'Description',
  'paper.quantity': 'Quantity',
  'paper.unitPrice': 'Price',
  'paper.tax': 'Tax',
  'paper.amount': 'Amount',
  'paper.taxOn': 'Tax {rate} on {net}',
  'paper.credited': 'Credited',
  'paper.scan': 'Scan with your phone, or open:',
  'paper.forInvoice': 'for invoice {number}',
  'paper.invoiceTotal': 'Invoice total',
  'paper.refund': 'Sent back',
  'paper.chargedBack': 'Returned by the bank',
} as const
