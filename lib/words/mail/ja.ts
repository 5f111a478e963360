// The texts of our emails in Japanese.
import type { Messages } from '../messages'
import type { en } from './en'

export const ja: Messages<typeof en> = {
  'mail.greeting': '{name} 様',
  'mail.invoice': '請求書 {number}',
  'mail.due': 'お支払い期限：{date}',
  'mail.wasDue': 'お支払い期限：{date}（超過）',
  'mail.viewAndPay': '請求書を確認して支払う',
  'mail.viewInvoice': '請求書を見る',
  'mail.questions': 'ご不明な点は、このメールにご返信ください。{organisation} に届きます。',
  'mail.sentBy': '{organisation} に代わり Remit が送信しました。',
  'mail.label.invoice': '請求書',
  'mail.label.customer': 'お客様',
  'mail.label.issued': '発行日',
  'mail.label.due': 'お支払い期限',
  'mail.label.total': '合計',
  'mail.label.outstanding': '未払い額',
  'mail.label.paid': 'お支払い額',
  'mail.label.paidOn': 'お支払い日',
  'mail.label.paidWith': 'お支払い方法',
  'mail.label.refunded': '返金額',
  'mail.label.fee': 'サービス手数料',
  'mail.label.reference': '参照番号',
  'mail.invoiceSent.subject': '{organisation} からの請求書 {number}（{amount}）',
  'mail.invoiceSent.lead': '{organisation} から請求書が届きました。',
  'mail.invoiceSent.settled': 'この請求書はお支払い済みです。お支払いの必要はありません。',
  'mail.discountBack.subject': '請求書 {number} の割引 {amount} の取り消し',
  'mail.discountBack.title': '割引が取り消されました',
  'mail.discountBack.lead':
    '請求書 {number} のお支払いが返金されたため、その割引は適用されなくなりました。{organisation} は、この金額についても改めてお支払いをお願いしています。',
  'mail.creditNote.title': '返還請求書 {number}',
  'mail.creditNote.subject': '{organisation} からの返還請求書 {number}: {amount}',
  'mail.creditNote.lead':
    '{organisation} が請求書 {number} からこの金額を差し引きました。この金額のお支払いは不要です。',
  'mail.receipt.subject': '{organisation} からの領収のお知らせ（請求書 {number}）',
  'mail.receipt.title': 'お支払いありがとうございます',
  'mail.receipt.lead': '{organisation} がお支払いを受領しました。',
  'mail.paidNotice.subject': '{customer} 様から {amount} の入金（請求書 {number}）',
  'mail.paidNotice.title': '入金がありました',
  'mail.paidNotice.lead': '{customer} 様からお支払いがありました。',
  'mail.refundNotice.subject': '{organisation} からの返金のお知らせ（請求書 {number}）',
  'mail.refundNotice.title': '返金の手続きをしました',
  'mail.refundNotice.lead': '{organisation} が請求書 {number} のお支払いを返金します。',
  'mail.refundNotice.surplus': '請求書 {number} が重複して支払われたため、この金額をお返しします。',
  'mail.refundNotice.overpaid': '請求書 {number} が請求額より多く支払われたため、この金額をお返しします。',
  'mail.refundNotice.arrival': '通常 5〜10 日で、お支払いに使われた方法へ返金されます。',
  'mail.refundNotice.credited':
    'あわせて返還請求書 {number}（{amount}）を発行しました。この金額をあらためてお支払いいただく必要はありません。',
  'mail.invitation.subject': '{organisation} から Remit への招待',
  'mail.invitation.title': '招待が届いています',
  'mail.invitation.lead':
    '{organisation} は Remit で請求書を送り、リンクで支払いを受けています。あなたも参加するよう招待されました。',
  'mail.invitation.how':
    '{email} のアドレスでログインしてください。パスワードは不要です。リンクをメールでお送りします。',
  'mail.invitation.signIn': 'ログイン',
  'mail.invitation.role': '役割',
  'mail.invitation.roleOwner': 'オーナー',
  'mail.invitation.roleAdmin': '管理者',
  'mail.invitation.roleMember': 'メンバー',
  'mail.order.title': 'ご注文 {number}',
  'mail.order.receiptSubject': '{organisation} からの領収のお知らせ（ご注文 {number}）',
  'mail.order.paidSubject': '{customer} 様から {amount} の入金（ご注文 {number}）',
  'mail.order.refundSubject': '{organisation} からの返金のお知らせ（ご注文 {number}）',
  'mail.order.refundLead': '{organisation} がご注文 {number} のお支払いを返金します。',
  'mail.trouble.subject': '{title}：{number}',
  'mail.trouble.open': '請求書を開く',
  'mail.trouble.debitFailed.title': '口座振替ができませんでした',
  'mail.trouble.debitFailed.lead':
    '{customer} 様の {amount} の口座振替ができませんでした。リンクから、口座振替または別の方法でもう一度お支払いいただけます。',
  'mail.trouble.disputeOpened.title': '支払いに異議が申し立てられました',
  'mail.trouble.disputeOpened.lead':
    '{customer} 様の銀行が、判断が出るまで {amount} を引き戻しました。回答しないと、この金額は失われます。',
  'mail.trouble.inquiryOpened.title': '銀行から支払いについて照会がありました',
  'mail.trouble.inquiryOpened.lead':
    '{customer} 様の銀行が {amount} の支払いについて照会しています。引き戻された金額はありません。回答すれば、異議申し立てを避けられる場合があります。',
  'mail.trouble.answer': 'Stripe での回答期限',
  'mail.trouble.disputeWon.title': '異議申し立てが退けられました',
  'mail.trouble.disputeWon.lead': '{customer} 様の銀行の判断により、{amount} が戻ります。',
  'mail.trouble.disputeLost.title': '異議申し立てが認められました',
  'mail.trouble.disputeLost.lead': '{customer} 様の銀行が {amount} を引き取りました。',
  'mail.trouble.disputeLost.open': '請求書は再び未払いです。',
  'mail.trouble.disputeLost.discount': 'このお支払いの割引 {amount} は取り消され、お客様に再び請求されます。',
  'mail.trouble.inquiryClosed.title': '銀行の照会が終了しました',
  'mail.trouble.inquiryClosed.lead':
    '{customer} 様の銀行による {amount} の支払いについての照会は終わりました。引き戻された金額はありません。',
  'mail.trouble.refundFailed.title': '返金に失敗しました',
  'mail.trouble.refundFailed.lead': '{customer} 様への {amount} の返金が届きませんでした。',
  'mail.trouble.refundFailed.why': '理由は請求書を開いてご確認ください。',
  'mail.trouble.overpaid.title': '請求書に過払いがあります',
  'mail.trouble.overpaid.lead':
    '{customer} 様が {amount} 多く支払いました。請求書を開いて、返金するか、次回に充当するお預かり金として残してください。',
  'mail.trouble.setAside.title': '保留中の入金があります',
  'mail.trouble.setAside.lead':
    '{customer} 様による {amount} の支払いが記録と一致しないか、決済事業者で確認できなくなりました。まだ計上していません。ご確認ください。',
  'mail.trouble.setAside.open': '対応を見る',
  'mail.trouble.undelivered.failed.title': '書類が届きませんでした',
  'mail.trouble.undelivered.failed.lead': 'Peppol で {customer} に届けることができませんでした。',
  'mail.trouble.undelivered.rejected.title': '書類が拒否されました',
  'mail.trouble.undelivered.rejected.lead': '{customer} は Peppol で受け取りましたが、受け入れませんでした。',
  'mail.trouble.recurring.title': '定期請求書を作成できませんでした',
  'mail.trouble.recurring.lead':
    '{customer} 宛ての次の請求書を作成できませんでした。失われることはありません。問題が解消され次第、作成されます。',
  'mail.trouble.payoutFailed.title': '銀行口座への振込に失敗しました',
  'mail.trouble.payoutFailed.lead':
    '銀行が {amount} の振込を差し戻しました。銀行口座の情報が正しいか、Stripe で確認してください。',
  'mail.trouble.payerDebit.title': '口座振替ができませんでした',
  'mail.trouble.payerDebit.lead':
    '{organisation} への {amount} の口座振替ができませんでした。残高と口座振替の可否をご確認のうえ、もう一度お支払いいただくか、別の方法をお選びください。',
  'mail.trouble.paymentFailed.title': '支払いが完了しませんでした',
  'mail.trouble.paymentFailed.lead': '{customer} 様の {amount} の支払いが完了しませんでした。',
  'mail.trouble.payerPayment.title': 'お支払いが完了しませんでした',
  'mail.trouble.payerPayment.lead':
    '{organisation} への {amount} のお支払いが完了しませんでした。もう一度支払うか、別の方法を選んでください。',
  'mail.debit.onItsWay.title': '口座振替の手続き中です',
  'mail.debit.onItsWay.lead':
    '{organisation} がお客様の銀行に {amount} の振替を依頼しました。ほかに必要な手続きはありません。引き落としが済むまで残高をご用意ください。',
  'mail.debit.onItsWay.arrival':
    '通常は約 {days, plural, other {# 営業日}}かかります。結果が分かりましたら、改めてご連絡します。',
  'mail.debit.failed.sepa':
    '{organisation} への {amount} の SEPA 口座振替が銀行から返却されました。残高と、SEPA 口座振替が制限されていないかを確認して、もう一度支払うか、別の方法を選んでください。',
  'mail.debit.failed.bacs':
    '{organisation} への {amount} の Bacs 口座振替が銀行から返却されました。残高と、銀行で振替依頼（Direct Debit Instruction）が取り消されていないかを確認して、もう一度支払うか、別の方法を選んでください。',
  'mail.debit.failed.ach':
    '{organisation} への {amount} の ACH 引き落としが銀行から返却されました。ルーティング番号と口座番号、残高、銀行が ACH 引き落としを制限していないかを確認して、もう一度支払うか、別の方法を選んでください。',
  'mail.debit.failed.becs':
    '{organisation} への {amount} の BECS 口座振替が銀行から返却されました。BSB と口座番号、残高、口座振替の可否を確認して、もう一度支払うか、別の方法を選んでください。',
  'mail.debit.failed.pad':
    '{organisation} への {amount} の事前承認デビット（PAD）が銀行から返却されました。支店番号、金融機関番号、口座番号と残高を確認して、もう一度支払うか、別の方法を選んでください。',
  'mail.trouble.payerRefund.title': '返金が届きませんでした',
  'mail.trouble.payerRefund.lead':
    '{organisation} からの {amount} の返金を銀行が受け付けませんでした。{organisation} には通知済みで、別の方法で返金されます。方法のご希望は、このメールにご返信ください。',
  'mail.trouble.payerRefund.cancelled':
    'あわせて発行した返還請求書 {cancelled} は、書類 {number} により取り消されました。',
  'mail.trouble.paymentsOff.title': 'オンライン決済が停止されています',
  'mail.trouble.paymentsOff.lead':
    '{organisation} は現在オンラインで支払いを受け取れません。Stripe が停止したか、Stripe との接続が解除されました。解決するまで、請求書にはほかの支払い方法が表示されます。',
  'mail.trouble.paymentsOff.open': '足りないものを見る',
  'mail.unlock.subject': '{number} の支払い用コード',
  'mail.unlock.title': '支払い用コード',
  'mail.unlock.lead':
    '{organisation} の支払いページでこのコードを入力してください。オンライン決済が停止している間、1 回だけ使えます。',
  'mail.unlock.ignore':
    'お心当たりがない場合は、ほかの誰かが支払いリンクを持っています。請求は発生していませんので、このメールは無視してかまいません。',
  'mail.trouble.paused.title': 'オンライン決済を停止しました',
  'mail.trouble.paused.lead':
    '短時間に{count, plural, other {# 枚}}のカードが承認されませんでした。盗まれたカードが試されるときによく起こります。そこでのオンライン決済をしばらく停止しました。ほかの支払いは続いています。お客様は別の方法か、請求書の宛先にメールで送るコードで支払えます。',
  'mail.reminder.before.subject': 'お支払い期日 {date}：{organisation}からの請求書 {number}',
  'mail.reminder.on.subject': '本日がお支払い期日です：{organisation}からの請求書 {number}',
  'mail.reminder.after.subject': 'お支払いのお願い：{organisation}からの請求書 {number}',
  'mail.reminder.before.lead':
    '{organisation}からの請求書 {number}（{amount}）のお支払い期日は{date}です。下のリンクからお支払いいただけます。',
  'mail.reminder.on.lead':
    '{organisation}からの請求書 {number}（{amount}）のお支払い期日は本日です。下のリンクからお支払いいただけます。',
  'mail.reminder.after.lead':
    '{organisation}からの請求書 {number}（{amount}）のお支払い期日は{date}でしたが、まだご入金を確認できておりません。下のリンクからお支払いください。',
  'mail.reminder.open.lead':
    '{organisation}からの請求書 {number}（{amount}）のお支払いがまだお済みでないようです。下のリンクからお支払いいただけます。',
  'mail.reminder.reply': 'ご事情がございましたら、このメールにご返信ください。',
  'mail.reminder.ignore':
    'すでにお支払い済みの場合は、行き違いをお許しいただき、このメールは破棄してください。',
  'mail.reminder.phone': '{organisation}へはお電話でもご連絡いただけます：{phone}',
  'mail.statement.subject': '{organisation} からの取引明細',
  'mail.statement.title': '未払いの請求書',
  'mail.statement.lead': '{organisation} から未払いの請求書の一覧が届きました。',
  'mail.statement.count': '{count, plural, other {未払いの請求書が#件あります。}}',
  'mail.statement.nothing': 'お支払いが必要なものはありません。',
  'mail.statement.oldest': '古い請求書のみを記載しています。',
  'mail.autopay.label': '自動支払い',
  'mail.autopay.stop': '停止する',
  'mail.autopay.agreed.title': '自動支払いが有効になりました',
  'mail.autopay.agreed.lead':
    '今後、{organisation}は請求書の代金を支払期日に自動で引き落とします。同意いただいた内容は次のとおりです。',
  'mail.autopay.coming.title': '{date}にお支払いが引き落とされます',
  'mail.autopay.coming.lead':
    '{organisation}が{date}に{amount}を自動で引き落とします。お手続きは不要です。別の方法で支払う場合は、その日より前にお支払いください。',
  'mail.autopay.declined.title': '自動支払いができませんでした',
  'mail.autopay.declined.lead':
    '{organisation}への{amount}を引き落とせませんでした。下のリンクからお支払いください。',
  'mail.autopay.declined.confirm':
    '{organisation}への{amount}のお支払いについて、銀行がご本人の確認を求めています。下のリンクからお支払いください。',
  'mail.autopay.declined.again': '{date}までにお支払いがない場合は、もう一度引き落としを試みます。',
  'mail.autopay.declined.last': '自動での再試行はもう行いません。',
  'mail.autopay.ended.title': '自動支払いは終了しました',
  'mail.autopay.ended.byPayer':
    'ご依頼のとおり、{organisation}は請求書の代金を自動で引き落とさなくなりました。請求書ごとに支払い用リンクが届きます。',
  'mail.autopay.ended.byOthers':
    '{organisation}は請求書の代金を自動で引き落とさなくなりました。請求書ごとに支払い用リンクが届きます。',
  'mail.autopay.ended.byMeans':
    '登録された支払い方法が使えなくなったため、{organisation}は請求書の代金を自動で引き落とさなくなりました。請求書ごとに支払い用リンクが届き、そこから自動支払いを再び有効にできます。',
  'mail.autopay.endedNotice.lead':
    '{customer}の自動支払いは終了しました。請求書はこれまでどおりリンクでお送りください。',
  'mail.autopay.declinedNotice.title': '自動支払いに失敗しました',
  'mail.autopay.declinedNotice.lead':
    '{customer}から{amount}を引き落とせませんでした。自動での再試行は行いません。お客様には支払い用リンクが届いています。',
  'mail.autopay.untoldNotice.title': '自動支払いが保留されています',
  'mail.autopay.untoldNotice.lead':
    '{customer}から{amount}を引き落としていません。事前にお知らせするメールを送信できませんでした。メールアドレスをご確認ください。お知らせが届きしだい引き落とします。',
}
