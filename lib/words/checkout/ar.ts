// The texts of the checkout page in Arabic.
import type { Messages } from '../messages'
import type { en } from './en'

export const ar: Messages<typeof en> = {
  'checkout.order': 'الطلب {reference}',
  'checkout.expired': 'مغلق',
  'checkout.expiredText': 'لم يعد الدفع هنا ممكنًا. لم يُخصم أي مبلغ. ابدأ من جديد لدى {seller}.',
  'checkout.lost.title': 'هذا الرابط لا يفتح أي طلب',
  'checkout.lost.text': 'ربما ينقصه جزء. عد إلى المتجر وابدأ من جديد.',
  'checkout.goOn': 'المتابعة إلى الدفع',
}
