// The texts of our emails in Arabic.
import type { Messages } from '../messages'
import type { en } from './en'

export const ar: Messages<typeof en> = {
  'mail.greeting': 'مرحبًا {name}،',
  'mail.invoice': 'الفاتورة {number}',
  'mail.due': 'تُستحق في {date}',
  'mail.wasDue': 'كانت مستحقة في {date}',
  'mail.viewAndPay': 'عرض الفاتورة والدفع',
  'mail.viewInvoice': 'عرض الفاتورة',
  'mail.questions': 'هل لديك أسئلة؟ رُدّ على هذه الرسالة وستصل إلى {organisation}.',
  'mail.sentBy': 'أرسلتها Remit نيابةً عن {organisation}.',
  'mail.label.invoice': 'الفاتورة',
  'mail.label.customer': 'العميل',
  'mail.label.issued': 'تاريخ الإصدار',
  'mail.label.due': 'تاريخ الاستحقاق',
  'mail.label.total': 'الإجمالي',
  'mail.label.outstanding': 'المتبقي للدفع',
  'mail.label.paid': 'المبلغ المدفوع',
  'mail.label.paidOn': 'تاريخ الدفع',
  'mail.label.paidWith': 'طريقة الدفع',
  'mail.label.refunded': 'المبلغ المُعاد',
  'mail.label.fee': 'رسوم الخدمة',
  'mail.label.reference': 'المرجع',
  'mail.invoiceSent.subject': 'الفاتورة {number} من {organisation}: {amount}',
  'mail.invoiceSent.lead': 'وصلتك فاتورة من {organisation}.',
  'mail.invoiceSent.settled': 'هذه الفاتورة مدفوعة. لم يبقَ شيء للدفع.',
  'mail.discountBack.subject': 'أُلغي خصم قدره {amount} على الفاتورة {number}',
  'mail.discountBack.title': 'أُلغي خصم',
  'mail.discountBack.lead':
    'أُعيدت دفعتك للفاتورة {number}، ولذلك لم يعد الخصم المرتبط بها ساريًا. تطلب {organisation} هذا المبلغ أيضًا.',
  'mail.creditNote.title': 'إشعار دائن {number}',
  'mail.creditNote.subject': 'إشعار دائن {number} من {organisation}: {amount}',
  'mail.creditNote.lead': 'قيّدت {organisation} هذا المبلغ لصالحك على الفاتورة {number}، ولم يعد مستحقًا عليك.',
  'mail.receipt.subject': 'إيصال من {organisation} عن الفاتورة {number}',
  'mail.receipt.title': 'شكرًا على دفعتك',
  'mail.receipt.lead': 'وصلت دفعتك إلى {organisation}.',
  'mail.paidNotice.subject': 'دفع {customer} مبلغ {amount} عن الفاتورة {number}',
  'mail.paidNotice.title': 'وصلتك دفعة',
  'mail.paidNotice.lead': 'وصلتك دفعة من {customer}.',
  'mail.refundNotice.subject': 'مبلغ مُعاد من {organisation} عن الفاتورة {number}',
  'mail.refundNotice.title': 'المبلغ المُعاد إليك في الطريق',
  'mail.refundNotice.lead': 'يُعاد إليك من {organisation} ما دفعته عن الفاتورة {number}.',
  'mail.refundNotice.surplus': 'دُفعت الفاتورة {number} أكثر من مرة، لذلك يُعاد هذا المبلغ إليك.',
  'mail.refundNotice.overpaid': 'دُفع مبلغ زائد عن الفاتورة {number}، لذلك يُعاد هذا المبلغ إليك.',
  'mail.refundNotice.arrival': 'يصل عادةً خلال خمسة إلى عشرة أيام، بالطريقة نفسها التي دفعت بها.',
  'mail.refundNotice.credited':
    'ويرافقه الإشعار الدائن {number} بقيمة {amount}، فلن يُطلب منك هذا المبلغ مجددًا.',
  'mail.invitation.subject': 'دعوة من {organisation} للانضمام إلى Remit',
  'mail.invitation.title': 'وصلتك دعوة',
  'mail.invitation.lead': 'تُرسَل فواتير {organisation} عبر Remit وتُسدَّد من خلال رابط. لقد دُعيت للانضمام.',
  'mail.invitation.how':
    'سجّل الدخول بالعنوان {email}. لا تحتاج إلى كلمة مرور: سيصلك رابط بالبريد الإلكتروني.',
  'mail.invitation.signIn': 'تسجيل الدخول',
  'mail.invitation.role': 'دورك',
  'mail.invitation.roleOwner': 'المالك',
  'mail.invitation.roleAdmin': 'مسؤول',
  'mail.invitation.roleMember': 'عضو',
  'mail.order.title': 'الطلب {number}',
  'mail.order.receiptSubject': 'إيصال من {organisation} عن الطلب {number}',
  'mail.order.paidSubject': 'دفع {customer} مبلغ {amount} عن الطلب {number}',
  'mail.order.refundSubject': 'مبلغ مُعاد من {organisation} عن الطلب {number}',
  'mail.order.refundLead': 'يُعاد إليك من {organisation} ما دفعته عن الطلب {number}.',
  'mail.trouble.subject': '{title}: {number}',
  'mail.trouble.open': 'فتح الفاتورة',
  'mail.trouble.debitFailed.title': 'لم يتم الخصم المباشر',
  'mail.trouble.debitFailed.lead':
    'رُفض الخصم المباشر بمبلغ {amount} من {customer}. يمكن الدفع من جديد عبر الرابط، بالخصم أو بطريقة أخرى.',
  'mail.trouble.disputeOpened.title': 'اعتُرض على دفعة',
  'mail.trouble.disputeOpened.lead': 'سحب بنك {customer} مبلغ {amount} إلى أن يقرر. من دون ردّ يضيع المال.',
  'mail.trouble.inquiryOpened.title': 'يستفسر بنك عن دفعة',
  'mail.trouble.inquiryOpened.lead':
    'يستفسر بنك {customer} عن دفعة بمبلغ {amount}. لم يُسحب أي مال، وقد يمنع الردّ تحوّلها إلى اعتراض.',
  'mail.trouble.answer': 'الردّ لدى Stripe في موعد أقصاه',
  'mail.trouble.disputeWon.title': 'ربحت الاعتراض',
  'mail.trouble.disputeWon.lead': 'قرر بنك {customer} لصالحك: مبلغ {amount} لك.',
  'mail.trouble.disputeLost.title': 'خسرت الاعتراض',
  'mail.trouble.disputeLost.lead': 'يحتفظ بنك {customer} بمبلغ {amount}.',
  'mail.trouble.disputeLost.open': 'الفاتورة مستحقة من جديد.',
  'mail.trouble.disputeLost.discount': 'أُلغي خصم هذه الدفعة وقدره {amount}: أصبح مستحقًا على عميلك من جديد.',
  'mail.trouble.inquiryClosed.title': 'انتهى استفسار البنك',
  'mail.trouble.inquiryClosed.lead':
    'لم تعد لدى بنك {customer} أسئلة عن الدفعة بمبلغ {amount}. لم يُسحب أي مال.',
  'mail.trouble.refundFailed.title': 'فشل ردّ مبلغ',
  'mail.trouble.refundFailed.lead': 'لم يصل ردّ {amount} إلى {customer}.',
  'mail.trouble.refundFailed.why': 'افتح الفاتورة لمعرفة السبب.',
  'mail.trouble.overpaid.title': 'دُفع أكثر من قيمة الفاتورة',
  'mail.trouble.overpaid.lead':
    'دفع {customer} مبلغ {amount} زيادة. افتح الفاتورة لردّه أو للاحتفاظ به رصيدًا.',
  'mail.trouble.setAside.title': 'وُضعت دفعة جانبًا',
  'mail.trouble.setAside.lead':
    'دفعة بمبلغ {amount} من {customer} لا تطابق سجلاتنا، أو لم يعد التحقق منها لدى مزوّد الدفع ممكنًا. لم يُقيَّد شيء. على شخص ما أن ينظر فيها.',
  'mail.trouble.setAside.open': 'اطّلع على ما يلزم',
  'mail.trouble.undelivered.failed.title': 'لم يصل المستند',
  'mail.trouble.undelivered.failed.lead': 'تعذّر تسليمه إلى {customer} عبر Peppol.',
  'mail.trouble.undelivered.rejected.title': 'رُفض المستند',
  'mail.trouble.undelivered.rejected.lead': 'استلمه {customer} عبر Peppol ولم يقبله.',
  'mail.trouble.recurring.title': 'تعذّر إنشاء فاتورة متكررة',
  'mail.trouble.recurring.lead':
    'تعذّر إنشاء الفاتورة التالية لـ {customer}. لن يضيع شيء: ستُنشأ بمجرد زوال ما يحول دون ذلك.',
  'mail.trouble.payoutFailed.title': 'فشل تحويل إلى حسابك',
  'mail.trouble.payoutFailed.lead': 'أعاد بنكك تحويلًا بمبلغ {amount}. تحقق لدى Stripe من صحة حسابك البنكي.',
  'mail.trouble.payerDebit.title': 'لم يتم الخصم المباشر من حسابك',
  'mail.trouble.payerDebit.lead':
    'رفض بنكك الخصم المباشر بمبلغ {amount} لصالح {organisation}. تأكد من كفاية الرصيد ومن السماح بالخصم المباشر، ثم ادفع من جديد أو اختر طريقة أخرى.',
  'mail.trouble.paymentFailed.title': 'لم تتم دفعة',
  'mail.trouble.paymentFailed.lead': 'لم تتم دفعة {customer} بمبلغ {amount}.',
  'mail.trouble.payerPayment.title': 'لم تتم دفعتك',
  'mail.trouble.payerPayment.lead':
    'لم تتم دفعتك بمبلغ {amount} إلى {organisation}. ادفع من جديد أو اختر طريقة أخرى.',
  'mail.debit.onItsWay.title': 'الخصم من حسابك في الطريق',
  'mail.debit.onItsWay.lead':
    'طلبت {organisation} من بنكك مبلغ {amount}. لا حاجة إلى شيء آخر منك: أبقِ رصيدًا كافيًا في الحساب حتى يتم الخصم.',
  'mail.debit.onItsWay.arrival':
    'يستغرق ذلك عادة نحو {days, plural, zero {# يوم عمل} one {يوم عمل واحد} two {يومَي عمل} few {# أيام عمل} many {# يوم عمل} other {# يوم عمل}}. سنكتب إليك مجددًا عندما تُعرف النتيجة.',
  'mail.debit.failed.sepa':
    'أعاد بنكك خصم SEPA بمبلغ {amount} إلى {organisation}. تأكد من كفاية الرصيد ومن أن خصم SEPA غير محظور على الحساب، ثم ادفع من جديد أو اختر طريقة أخرى.',
  'mail.debit.failed.bacs':
    'أعاد بنكك خصم Bacs بمبلغ {amount} إلى {organisation}. تأكد من كفاية الرصيد ومن أن تفويض الخصم (Direct Debit Instruction) لم يُلغَ لدى بنكك، ثم ادفع من جديد أو اختر طريقة أخرى.',
  'mail.debit.failed.ach':
    'أعاد بنكك خصم ACH بمبلغ {amount} إلى {organisation}. تحقق من رقم التوجيه ورقم الحساب ومن كفاية الرصيد ومن أن بنكك لا يحظر خصم ACH، ثم ادفع من جديد أو اختر طريقة أخرى.',
  'mail.debit.failed.becs':
    'أعاد بنكك خصم BECS بمبلغ {amount} إلى {organisation}. تحقق من BSB ورقم الحساب ومن كفاية الرصيد ومن السماح بالخصم المباشر، ثم ادفع من جديد أو اختر طريقة أخرى.',
  'mail.debit.failed.pad':
    'أعاد بنكك الخصم المفوَّض مسبقًا (PAD) بمبلغ {amount} إلى {organisation}. تحقق من أرقام الفرع والمؤسسة والحساب ومن كفاية الرصيد، ثم ادفع من جديد أو اختر طريقة أخرى.',
  'mail.trouble.payerRefund.title': 'لم يصل المبلغ المُعاد إليك',
  'mail.trouble.payerRefund.lead':
    'لم يقبل البنك ردّ {amount} من {organisation}. أُبلغت {organisation} بذلك وستعيد إليك المال بطريقة أخرى. يمكنك الرد على هذه الرسالة لتقول كيف.',
  'mail.trouble.payerRefund.cancelled':
    'ولم يعد الإشعار الدائن {cancelled} الذي رافقه ساريًا، إذ يلغيه المستند {number}.',
  'mail.trouble.paymentsOff.title': 'أُوقفت المدفوعات عبر الإنترنت',
  'mail.trouble.paymentsOff.lead':
    'لم تعد {organisation} قادرة على استلام مدفوعات عبر الإنترنت: أوقفها Stripe أو سُحب الاتصال به. تعرض الفواتير طرق الدفع الأخرى إلى أن يُحلّ ذلك.',
  'mail.trouble.paymentsOff.open': 'عرض ما ينقص',
  'mail.unlock.subject': 'رمزك لدفع {number}',
  'mail.unlock.title': 'رمزك للدفع',
  'mail.unlock.lead':
    'أدخل هذا الرمز في صفحة الدفع لدى {organisation}. يعمل مرة واحدة ما دام الدفع عبر الإنترنت متوقفًا هناك.',
  'mail.unlock.ignore':
    'لم تطلب ذلك؟ إذن لدى شخص آخر رابط الدفع الخاص بك. لم يُخصم أي مبلغ، ويمكنك تجاهل هذه الرسالة.',
  'mail.trouble.paused.title': 'أُوقف الدفع عبر الإنترنت مؤقتًا',
  'mail.trouble.paused.lead':
    'رُفضت {count, plural, zero {# بطاقة} one {بطاقة واحدة} two {بطاقتان} few {# بطاقات} many {# بطاقة} other {# بطاقة}} في وقت قصير، كما يحدث عند تجربة بطاقات مسروقة. أوقفنا الدفع عبر الإنترنت هناك بعض الوقت، وتستمر سائر المدفوعات. يستطيع عميلك الدفع بطريقة أخرى، أو برمز نرسله إلى مستلم الفاتورة.',
  'mail.reminder.before.subject': 'تستحق في {date}: الفاتورة {number} من {organisation}',
  'mail.reminder.on.subject': 'تستحق اليوم: الفاتورة {number} من {organisation}',
  'mail.reminder.after.subject': 'تذكير: الفاتورة {number} من {organisation} لم تُدفع بعد',
  'mail.reminder.before.lead':
    'تذكير ودّي: يستحق مبلغ {amount} عن الفاتورة {number} من {organisation} في {date}. يمكنك الدفع عبر الرابط أدناه.',
  'mail.reminder.on.lead':
    'يستحق اليوم مبلغ {amount} عن الفاتورة {number} من {organisation}. يمكنك الدفع عبر الرابط أدناه.',
  'mail.reminder.after.lead':
    'استحق مبلغ {amount} عن الفاتورة {number} من {organisation} في {date} ولم يصل بعد. يرجى الدفع عبر الرابط أدناه.',
  'mail.reminder.open.lead':
    'ما زال مبلغ {amount} عن الفاتورة {number} من {organisation} غير مدفوع. يمكنك الدفع عبر الرابط أدناه.',
  'mail.reminder.reply': 'هل هناك ما يمنع ذلك؟ يكفي الرد على هذه الرسالة.',
  'mail.reminder.ignore': 'هل دفعت بالفعل؟ شكرًا لك، ويمكنك تجاهل هذه الرسالة.',
  'mail.reminder.phone': 'يمكنك أيضًا الاتصال بـ {organisation} هاتفيًا: {phone}.',
  'mail.statement.subject': 'كشف حساب من {organisation}',
  'mail.statement.title': 'فواتيرك غير المدفوعة',
  'mail.statement.lead': 'وصلتك من {organisation} قائمة بفواتيرك غير المدفوعة.',
  'mail.statement.count':
    '{count, plural, zero {لا توجد فواتير غير مدفوعة.} one {لديك فاتورة واحدة غير مدفوعة.} two {لديك فاتورتان غير مدفوعتين.} few {لديك # فواتير غير مدفوعة.} many {لديك # فاتورة غير مدفوعة.} other {لديك # فاتورة غير مدفوعة.}}',
  'mail.statement.nothing': 'لم يبقَ شيء للدفع.',
  'mail.statement.oldest': 'لا تظهر هنا سوى أقدم الفواتير.',
  'mail.autopay.label': 'الدفع التلقائي',
  'mail.autopay.stop': 'إيقافه',
  'mail.autopay.agreed.title': 'الدفع التلقائي مفعّل',
  'mail.autopay.agreed.lead':
    'من الآن فصاعدًا تحصّل {organisation} فواتيرك من تلقاء نفسها في تواريخ استحقاقها. هذا ما وافقت عليه:',
  'mail.autopay.coming.title': 'سيُحصَّل مبلغك في {date}',
  'mail.autopay.coming.lead':
    'ستحصّل {organisation} مبلغ {amount} من تلقاء نفسها في {date}. لا يلزمك فعل شيء. إذا كنت تفضّل الدفع بطريقة أخرى، فادفع قبل ذلك اليوم.',
  'mail.autopay.declined.title': 'لم تنجح دفعتك التلقائية',
  'mail.autopay.declined.lead': 'لم نتمكن من تحصيل {amount} لصالح {organisation}. يُرجى الدفع بالرابط أدناه.',
  'mail.autopay.declined.confirm':
    'يريد مصرفك أن تؤكد بنفسك هذه الدفعة بمبلغ {amount} إلى {organisation}. يُرجى الدفع بالرابط أدناه.',
  'mail.autopay.declined.again': 'إذا لم تُدفع حتى {date} فسنحاول مرة أخرى.',
  'mail.autopay.declined.last': 'لن نحاول مرة أخرى من تلقاء أنفسنا.',
  'mail.autopay.ended.title': 'انتهى الدفع التلقائي',
  'mail.autopay.ended.byPayer':
    'كما طلبت، لم تعد {organisation} تحصّل فواتيرك من تلقاء نفسها. ستصلك كل فاتورة مع رابط للدفع.',
  'mail.autopay.ended.byOthers':
    'لم تعد {organisation} تحصّل فواتيرك من تلقاء نفسها. ستصلك كل فاتورة مع رابط للدفع.',
  'mail.autopay.ended.byMeans':
    'لم يعد من الممكن الخصم من وسيلة الدفع الخاصة بك، لذلك لم تعد {organisation} تحصّل فواتيرك من تلقاء نفسها. ستصلك كل فاتورة مع رابط للدفع، ويمكنك هناك تفعيل الدفع التلقائي من جديد.',
  'mail.autopay.endedNotice.lead': 'لم يعد {customer} يدفع تلقائيًا. أرسل الفواتير مع رابطها كما في السابق.',
  'mail.autopay.declinedNotice.title': 'فشلت دفعة تلقائية',
  'mail.autopay.declinedNotice.lead':
    'لم يمكن تحصيل {amount} من {customer} ولن تُعاد المحاولة تلقائيًا. لدى العميل رابط الدفع.',
  'mail.autopay.untoldNotice.title': 'دفعة تلقائية قيد الانتظار',
  'mail.autopay.untoldNotice.lead':
    'لم يُحصَّل مبلغ {amount} من {customer}: تعذّر إرسال الرسالة التي تُعلِم بذلك مسبقًا. تحقّق من عنوان البريد الإلكتروني. سيُحصَّل المبلغ بعد إرسال الإعلام.',
}
