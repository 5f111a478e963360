// The texts of paying in parts in Arabic.
import type { Messages } from '../messages'
import type { en } from './en'

export const ar: Messages<typeof en> = {
  'parts.title': 'الدفع على أجزاء',
  'parts.deposit': 'الدفعة المقدمة',
  'parts.instalment': 'القسط {number}',
  'parts.rest': 'المبلغ المتبقي',
  'parts.dueNow': 'مستحق الآن',
  'parts.dueOn': 'مستحق في {date}',
  'parts.noDate': 'بلا تاريخ استحقاق',
  'parts.state.upcoming': 'قادم',
  'parts.state.due': 'مستحق',
  'parts.state.overdue': 'متأخر',
  'parts.state.processing': 'في الطريق',
  'parts.state.paid': 'مدفوع',
  'parts.ofWhole': 'من أصل {amount}',
  'parts.left': 'المتبقي للدفع: {amount}',
  'parts.onItsWay': '{amount} في الطريق، ويستغرق ذلك بضعة أيام عمل. يمكنك دفع المتبقي في هذه الأثناء.',
  'parts.early': 'ادفع المبلغ كاملاً حتى {date} ووفّر {amount}.',
  'parts.less': '{means}: أقل بمقدار {amount}',
  'parts.more': '{means}: أكثر بمقدار {amount}',
  'parts.moreByCredit': '{means}: أكثر بمقدار {amount}، لبطاقات الائتمان فقط',
  'parts.choose': 'كم تريد أن تدفع؟',
  'parts.full': 'كل المتبقي',
  'parts.next': 'ما يستحق تاليًا',
  'parts.other': 'مبلغ آخر',
  'parts.range': 'من {minimum} إلى {maximum}',
  'parts.use': 'استخدم هذا المبلغ',
  'parts.outOfRange': 'أدخل مبلغًا من {minimum} إلى {maximum}: كله، أو بحيث يبقى ما يكفي لدفعة أخرى.',
}
