// The texts of printed documents in Arabic.
import type { Messages } from '../messages'
import type { en } from './en'

export const ar: Messages<typeof en> = {
  'paper.invoice': 'فاتورة',
  'paper.draft': 'مسودة',
  'paper.description': 'الوصف',
  'paper.quantity': 'الكمية',
  'paper.unitPrice': 'السعر',
  'paper.tax': 'الضريبة',
  'paper.amount': 'المبلغ',
  'paper.taxOn': 'ضريبة {rate} على {net}',
  'paper.credited': 'المخصوم بإشعار دائن',
  'paper.scan': 'امسح الرمز بهاتفك أو افتح الرابط:',
  'paper.payBy': 'يُستحق الدفع في موعد أقصاه {day}.',
  'paper.payNow': 'يُستحق الدفع فورًا.',
  'paper.payOnline': 'الدفع عبر الإنترنت: {url}',
  'paper.nothingToPay': 'لا يوجد ما يُدفع عن هذا المستند.',
  'paper.forInvoice': 'للفاتورة {number}',
  'paper.invoiceTotal': 'إجمالي الفاتورة',
  'paper.refund': 'مبلغ مُعاد',
  'paper.chargedBack': 'استعاده البنك',
  'paper.statement': 'كشف حساب',
  'paper.statementSpan': 'من {from} إلى {to}',
  'paper.openingBalance': 'الرصيد الافتتاحي',
  'paper.closingBalance': 'الرصيد الختامي',
  'paper.balance': 'الرصيد',
  'paper.payment': 'دفعة',
  'paper.refundFailed': 'إعادة مبلغ لم تكتمل',
  'paper.disputeWon': 'كسب الاعتراض، أُعيد المبلغ',
  'paper.invoiceVoided': 'إلغاء فاتورة',
  'paper.nothingInvoiced': 'لم تصدر أي فاتورة حتى ذلك التاريخ.',
}
