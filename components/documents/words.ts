// The words that only paper needs; all others are those of the payer's page.
import type { Tongue } from '@/components/pay/words/language'

export interface PaperWords {
  invoice: string
  draft: string
  from: string
  description: string
  quantity: string
  unitPrice: string
  tax: string
  amount: string
  /** `{rate}` of `{net}`. */
  taxOn: string
  credited: string
  /** Beside the square that a phone reads. */
  scan: string
  forInvoice: string
  invoiceTotal: string
  refund: string
  chargedBack: string
}

export const PAPER_WORDS: Record<Tongue, PaperWords> = {
  en: {
    invoice: 'Invoice',
    draft: 'Draft',
    from: 'From',
    description: 'Description',
    quantity: 'Quantity',
    unitPrice: 'Price',
    tax: 'Tax',
    amount: 'Amount',
    taxOn: 'Tax {rate} on {net}',
    credited: 'Credited',
    scan: 'Scan with your phone, or open:',
    forInvoice: 'for invoice {number}',
    invoiceTotal: 'Invoice total',
    refund: 'Sent back',
    chargedBack: 'Returned by the bank',
  },
  de: {
    invoice: 'Rechnung',
    draft: 'Entwurf',
    from: 'Von',
    description: 'Beschreibung',
    quantity: 'Menge',
    unitPrice: 'Preis',
    tax: 'Steuer',
    amount: 'Betrag',
    taxOn: 'Steuer {rate} auf {net}',
    credited: 'Gutgeschrieben',
    scan: 'Mit dem Telefon scannen oder öffnen:',
    forInvoice: 'für Rechnung {number}',
    invoiceTotal: 'Rechnungsbetrag',
    refund: 'Zurückgesandt',
    chargedBack: 'Von der Bank zurückgeholt',
  },
  fr: {
    invoice: 'Facture',
    draft: 'Brouillon',
    from: 'De',
    description: 'Description',
    quantity: 'Quantité',
    unitPrice: 'Prix',
    tax: 'Taxe',
    amount: 'Montant',
    taxOn: 'Taxe {rate} sur {net}',
    credited: 'Avoir',
    scan: 'Scannez avec votre téléphone, ou ouvrez :',
    forInvoice: 'pour la facture {number}',
    invoiceTotal: 'Total de la facture',
    refund: 'Remboursé',
    chargedBack: 'Repris par la banque',
  },
  es: {
    invoice: 'Factura',
    draft: 'Borrador',
    from: 'De',
    description: 'Descripción',
    quantity: 'Cantidad',
    unitPrice: 'Precio',
    tax: 'Impuesto',
    amount: 'Importe',
    taxOn: 'Impuesto {rate} sobre {net}',
    credited: 'Abonado',
    scan: 'Escanee con el teléfono o abra:',
    forInvoice: 'de la factura {number}',
    invoiceTotal: 'Total de la factura',
    refund: 'Devuelto',
    chargedBack: 'Devuelto por el banco',
  },
  ja: {
    invoice: '請求書',
    draft: '下書き',
    from: '発行者',
    description: '品目',
    quantity: '数量',
    unitPrice: '単価',
    tax: '税率',
    amount: '金額',
    taxOn: '税 {rate}（対象 {net}）',
    credited: '控除額',
    scan: 'スマートフォンで読み取るか、次を開いてください：',
    forInvoice: '請求書 {number} 分',
    invoiceTotal: '請求額',
    refund: '返金',
    chargedBack: '銀行による取り消し',
  },
  ar: {
    invoice: 'فاتورة',
    draft: 'مسودة',
    from: 'من',
    description: 'الوصف',
    quantity: 'الكمية',
    unitPrice: 'السعر',
    tax: 'الضريبة',
    amount: 'المبلغ',
    taxOn: 'ضريبة {rate} على {net}',
    credited: 'رصيد دائن',
    scan: 'امسح الرمز بهاتفك أو افتح الرابط:',
    forInvoice: 'للفاتورة {number}',
    invoiceTotal: 'إجمالي الفاتورة',
    refund: 'مبلغ مُعاد',
    chargedBack: 'استرده البنك',
  },
}
