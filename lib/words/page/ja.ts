// The texts of the payer's pages in Japanese.
import type { Messages } from '../messages'
import type { en } from './en'

export const ja: Messages<typeof en> = {
  'page.mark.due': 'お支払い待ち',
  'page.mark.overdue': '期限超過',
  'page.mark.partlyPaid': '一部支払い済み',
  'page.mark.processing': '手続き中',
  'page.mark.actionNeeded': 'あと一歩です',
  'page.mark.paid': '支払い済み',
  'page.mark.partlyRefunded': '一部返金済み',
  'page.mark.refunded': '返金済み',
  'page.mark.credited': '返還済み',
  'page.mark.chargedBack': '銀行による取り戻し',
  'page.mark.disputed': '異議申し立て中',
  'page.mark.overpaid': '過払い',
  'page.mark.underReview': '確認中',
  'page.mark.void': '取り消し済み',
  'page.standing.dueOn': 'お支払い期限：{date}',
  'page.standing.wasDueOn': 'お支払い期限：{date}（超過）',
  'page.standing.noDueDate': 'お支払い期限なし',
  'page.standing.paidOn': '{date}にお支払い済み',
  'page.standing.partlyPaid': '{total}のうち{paid}をお支払い済みです',
  'page.standing.refundedOf': 'お支払い額 {total} のうち',
  'page.standing.processing':
    'お支払いを処理しています。これ以上の操作は必要ありません。完了するとこのページに表示されます。',
  'page.standing.processingDebit':
    'お支払いは手続き中です。数営業日かかります。これ以上の操作は必要ありません。',
  'page.standing.processingTransfer':
    'お振り込みをお待ちしています。お振り込み済みの場合、これ以上の操作は必要ありません。',
  'page.standing.processingVoucher':
    '発行された番号でのお支払いをお待ちしています。お支払い済みの場合、これ以上の操作は必要ありません。',
  'page.standing.actionNeededOther':
    '前回のお支払いが完了していません。請求はされていません。ここでもう一度お支払いください。',
  'page.standing.refundedBank':
    'お客様の銀行口座へ返金の手続きをしました。口座に反映されるまで最大10日かかることがあります。',
  'page.standing.chargedBackDebit':
    'この口座振替は銀行により取り消され、代金はお客様に戻りました。お心当たりがない場合は{seller}へご連絡ください。',
  'page.standing.underReview':
    '入金の内容が予定と異なるため、当社が{seller}とともに確認しています。その間のお支払いは必要ありません。',
  'page.standing.underReviewWithdrawn':
    'お支払いの手続き中に、{seller}が当社との接続を解除しました。入金されたかどうかを{seller}が確認しています。その間、もう一度お支払いにならないでください。',
  'page.standing.disputed':
    'このお支払いには異議が申し立てられており、銀行が判断します。その間のお支払いは必要ありません。お心当たりがない場合は、銀行と{seller}へご連絡ください。',
  'page.standing.overpaid':
    '請求額より{amount}多くお支払いいただいています。{seller}が返金するか、次回に使えるようお預かりします。',
  'page.standing.actionNeeded':
    '前回のお支払いについて、銀行での確認が終わっていません。請求はされていません。ここでもう一度お支払いください。',
  'page.standing.refunded': '返金の手続きをしました。口座に反映されるまで5〜10日かかることがあります。',
  'page.standing.chargedBack':
    'このお支払いは銀行により取り戻されました。お心当たりがない場合は{seller}へご連絡ください。',
  'page.standing.void': 'この請求書は{seller}により取り消されました。お支払いは必要ありません。',
  'page.standing.credited':
    '{seller}がこの請求書の全額について返還請求書を発行しました。お支払いは必要ありません。',
  'page.standing.paid': 'ありがとうございます。{seller}がお支払いを受け取りました。',
  'page.standing.surplus': '二重にお支払いいただいたため、2回目の{amount}を返金しました。',
  'page.paper.invoice': '請求書 {number}',
  'page.paper.for': '宛先',
  'page.paper.issued': '発行日',
  'page.paper.due': 'お支払い期限',
  'page.paper.lines': '内訳',
  'page.paper.tax': '税 {rate}',
  'page.paper.subtotal': '小計',
  'page.paper.total': '合計',
  'page.paper.paid': 'お支払い済み',
  'page.paper.refunded': '返金済み',
  'page.paper.left': '未払い額',
  'page.paper.memo': '備考',
  'page.paper.download': 'PDF をダウンロード',
  'page.receipt.title': '領収書',
  'page.receipt.amount': '金額',
  'page.receipt.date': '日付',
  'page.receipt.means': 'お支払い方法',
  'page.receipt.reference': '参照番号',
  'page.receipt.refunded': '返金額',
  'page.receipt.surplus': '二重のお支払いのため返金しました',
  'page.receipt.overpaid': '過払い分の返金',
  'page.receipt.fromCredit': 'お預かり金からのお支払い',
  'page.receipt.keptAsCredit': 'お預かり金として保管',
  'page.receipt.keep': '保存または印刷',
  'page.receipt.download': '領収書をダウンロード',
  'page.receipt.all': 'すべての支払いをダウンロード',
  'page.receipt.endingIn': '{means}（末尾 {last4}）',
  'page.receipt.manual': '{seller}による記録',
  'page.receipt.again': 'この請求書をもう一度支払う',
  'page.means.card': 'カード',
  'page.means.sepaDebit': 'SEPA口座振替',
  'page.means.usBankAccount': '銀行口座（ACH）',
  'page.means.bankDebit': '口座振替',
  'page.means.bankTransfer': '銀行振込',
  'page.means.other': 'オンライン決済',
  'page.bank.title': '銀行振込で支払う',
  'page.bank.holder': '口座名義',
  'page.bank.bankName': '銀行',
  'page.bank.iban': 'IBAN',
  'page.bank.bic': 'BIC',
  'page.bank.accountNumber': '口座番号',
  'page.bank.routingNumber': '銀行コード',
  'page.bank.amount': '金額',
  'page.bank.amountIfEarly': '{date}までに着金する場合の金額',
  'page.bank.reference': '振込時の参照番号',
  'page.bank.copy': 'コピー',
  'page.bank.copied': 'コピーしました',
  'page.bank.copyOf': '{label}をコピー',
  'page.closed.notEnabled': '{seller}は現在オンラインでのお支払いを受け付けていません。',
  'page.closed.belowMinimum': '金額が小さいため、オンラインではお支払いいただけません。',
  'page.closed.aboveMaximum': '金額が大きいため、オンラインではお支払いいただけません。',
  'page.closed.withBank': '代わりに銀行振込でお支払いいただけます。',
  'page.closed.withoutBank': 'お支払い方法は{seller}へお問い合わせください。',
  'page.pause.lead':
    'ここで多くのカードが承認されなかったため、この請求書のオンライン決済を{minutes, plural, other {# 分間}}停止しています。請求は発生していません。',
  'page.pause.code':
    'すぐにカードで支払うには、コードを請求してください。この請求書の送付先メールアドレスにお送りします。',
  'page.pause.send': 'コードをメールで送る',
  'page.pause.sent': 'コードを送信しました。ここに入力してください。',
  'page.pause.label': 'メールのコード',
  'page.pause.enter': '支払いに進む',
  'page.pause.wrong': 'コードが正しくないか、すでに使用されています。最新のメールをご確認ください。',
  'page.language': '言語',
  'page.foot.safe': 'お支払い情報は暗号化されてStripeへ直接送られます。{seller}にもRemitにも見えません。',
  'page.foot.who': 'Remitは{seller}に代わって請求書をお届けし、お支払いを受け付けています。',
  'page.foot.reach': 'この請求書についてのご質問は {email} までお寄せください。',
  'page.foot.reachUnknown': 'この請求書についてのご質問は、このリンクが届いたメッセージにご返信ください。',
  'page.pay.title': 'オンラインで支払う',
  'page.pay.button': '{amount} を支払う',
  'page.pay.or': 'または',
  'page.pay.loading': 'お支払いフォームを準備しています',
  'page.pay.failed': 'お支払いフォームを読み込めませんでした。接続をご確認のうえ、もう一度お試しください。',
  'page.pay.slow':
    'お支払いフォームの読み込みに通常より時間がかかっています。そのままお待ちいただくか、もう一度お試しください。',
  'page.pay.silent':
    'お支払いフォームからまだ応答がありません。確認を求めるウィンドウが開いている場合は、そちらで手続きを完了してください。開いていない場合は、もう一度お試しください。請求は行われていません。',
  'page.pay.retry': 'もう一度試す',
  'page.pay.noScript': 'オンラインでのお支払いにはJavaScriptが必要です。有効にして再読み込みしてください。',
  'page.pay.checking': '入力内容を確認しています',
  'page.pay.preparing': 'お支払いを準備しています',
  'page.pay.bank': '銀行に確認しています',
  'page.pay.confirm':
    '銀行から確認を求められることがあります。終わるまでこのページを開いたままにしてください。',
  'page.pay.done': '完了しました。領収書を表示します',
  'page.pay.invalid': '上の入力に不足か誤りがあります。ご確認ください。',
  'page.pay.changed': '金額が変わりました。請求はされていません。金額をご確認のうえお支払いください。',
  'page.pay.gone':
    'この請求書はお支払いいただけなくなりました。請求はされていません。最新の状態を表示します。',
  'page.pay.inFlight': 'この請求書の別のお支払いが手続き中です。新たな請求はされていません。',
  'page.pay.notEnabled': '販売者は現在オンラインでのお支払いを受け付けていません。請求はされていません。',
  'page.pay.tooOften': '短い時間に多くの操作がありました。1分ほどお待ちください。',
  'page.pay.unreachable': '決済サービスに接続できません。請求はされていません。もう一度お試しください。',
  'page.pay.unsure': 'お支払いが完了したか確認中です。もう一度支払わずにお待ちください。',
  'page.decline.generic':
    '銀行に承認されませんでした。別のカードをお試しになるか、銀行へお問い合わせください。',
  'page.decline.noFunds':
    'カードの残高が足りません。別のカードをお試しになるか、入金してからお試しください。',
  'page.decline.expired': 'カードの有効期限が切れています。別のカードをお試しください。',
  'page.decline.cvc': 'セキュリティコードが正しくありません。カードの裏面を確認してもう一度お試しください。',
  'page.decline.number': 'カード番号が正しくありません。確認してもう一度お試しください。',
  'page.decline.expiry': '有効期限が正しくありません。確認してもう一度お試しください。',
  'page.decline.address': '住所または郵便番号がカードと一致しません。確認してもう一度お試しください。',
  'page.decline.unsupported': 'このカードはこのお支払いに使えません。別のカードをお試しください。',
  'page.decline.limit':
    'カードの利用限度に達しています。別のカードをお試しになるか、銀行へお問い合わせください。',
  'page.decline.authentication':
    '銀行での本人確認ができませんでした。もう一度お試しになるか、別のカードをお使いください。',
  'page.decline.later':
    '銀行から正しい応答がありませんでした。請求はされていません。少ししてからもう一度お試しください。',
  'page.decline.debit':
    '口座振替が銀行に承認されませんでした。別の方法をお試しになるか、銀行へお問い合わせください。',
  'page.decline.debitGeneric':
    '銀行で口座振替が行われませんでした。お支払いは完了していません。もう一度お試しになるか、別の方法でお支払いいただくか、銀行へお問い合わせください。',
  'page.decline.debitNoFunds':
    '口座の残高が足りず、口座振替ができませんでした。ご入金後にもう一度お試しになるか、別の方法でお支払いください。',
  'page.decline.debitAccount':
    'この口座からは引き落とせません。解約済みか、番号に誤りがある可能性があります。ご確認いただくか、別の方法でお支払いください。',
  'page.decline.debitLimit':
    'この口座から引き落とせる金額を超えています。別の方法でお支払いいただくか、銀行へお問い合わせください。',
  'page.decline.other':
    'お支払いが完了しませんでした。請求はされていません。もう一度お試しになるか、別の方法でお支払いください。',
  'page.decline.otherNoFunds':
    '残高が足りないため、お支払いが完了しませんでした。請求はされていません。後でもう一度お試しになるか、別の方法でお支払いください。',
  'page.decline.otherAuthentication':
    'お支払いの確認ができませんでした。請求はされていません。もう一度お試しになるか、別の方法でお支払いください。',
  'page.lost.title': 'このリンクで開ける請求書はありません',
  'page.lost.text':
    'リンクの期限が切れているか、一部が欠けている可能性があります。メッセージからもう一度開くか、送り主に新しいリンクをご依頼ください。',
  'page.autopay.tick': '{organisation}の今後の請求書を自動で支払う',
  'page.autopay.terms':
    '{organisation}が今後の請求書の代金を、それぞれの支払期日にこの支払い方法で引き落とすことに同意します。金額と日付は事前に通知されます。口座振替は14日前、カード払いは3日前、期日がそれより早い請求書は少なくとも3日前です。これに関するどのメールからでも、いつでもワンクリックで停止できます。',
  'page.autopay.termsOfThis':
    '{organisation}がこの請求書と今後の請求書の代金を、それぞれの支払期日にこの支払い方法で引き落とすことに同意します。金額と日付は事前に通知されます。口座振替は14日前、カード払いは3日前、期日がそれより早い請求書は少なくとも3日前です。これに関するどのメールからでも、いつでもワンクリックで停止できます。',
  'page.autopay.tickOfThis': '{organisation}のこの請求書と今後の請求書を自動で支払う',
  'page.autopay.tickMissed': '同意する場合は、このボックスにチェックを入れてください。',
  'page.autopay.saveAwaited':
    '銀行口座の確認が終わると、自動支払いが始まります。確認についてのメールが届きます。',
  'page.autopay.saveTitle': '今後は自動で支払う',
  'page.autopay.saveNote': '今は何も引き落とされません。',
  'page.autopay.saveButton': '自動支払いを有効にする',
  'page.autopay.on': '自動支払いは有効です：{means}',
  'page.autopay.stop': '停止する',
  'page.autopay.stopTitle': '自動支払いを停止しますか？',
  'page.autopay.stopLead':
    '停止すると、{organisation}は請求書の代金を自動で引き落とさなくなります。請求書ごとに支払い用リンクが届きます。',
  'page.autopay.stopButton': '自動支払いを停止する',
  'page.autopay.stopped': '自動支払いは停止しました。{organisation}が自動で引き落とすことはもうありません。',
}
