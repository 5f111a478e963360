// What payers can say besides paying, and what is answered, in Japanese.
import type { Messages } from '../messages'
import type { en } from './en'

export const ja: Messages<typeof en> = {
  'said.title': 'その他のご用件',
  'said.promise.open': '別の日に支払う',
  'said.promise.day': 'お支払い日',
  'said.promise.until': '遅くとも {date} まで。{seller} に伝わり、それまで督促のメールは届きません。',
  'said.promise.send': 'この日に支払うと伝える',
  'said.promise.stands': '{date} にお支払いいただくと伺っています。',
  'said.promise.past': '{date} にお支払いいただくと伺っていました。',
  'said.number.open': '発注番号を追加する',
  'said.number.label': '発注番号',
  'said.number.hint':
    'この画面、領収書、今後の書類に記載されます。請求書そのものは発行時のまま変わりません。',
  'said.number.send': '番号を保存',
  'said.number.given': 'お客様の発注番号',
  'said.question.open': '質問がある、または間違いを見つけた',
  'said.question.kind.question': '質問',
  'said.question.kind.mistake': '請求書の間違い',
  'said.question.text': '{seller} へのメッセージ',
  'said.question.send': 'メッセージを送信',
  'said.question.asked': '{date} に送信されたメッセージ：',
  'said.question.answered': '{seller} からの回答：',
  'said.done.promise': 'ありがとうございます。{date} のお支払いを {seller} にお伝えしました。',
  'said.done.number': '発注番号を保存しました。',
  'said.done.question': 'メッセージを {seller} に送信しています。',
  'said.not.day': 'その日は指定できません。本日から {date} までの日をお選びください。',
  'said.not.text': '送信されませんでした。入力欄が空か、文章が長すぎます。',
  'said.not.card': '送信されませんでした。カード番号のような数字が含まれています。削除してください。',
  'said.not.closed': '送信されませんでした。お支払いが必要な金額はもうありません。',
  'said.not.failed': '送信されませんでした。1分ほどしてからもう一度お試しください。',
  'said.lost.hint':
    'リンクが古くなっていませんか。請求書の送付先のメールアドレスに新しいリンクをお送りできます。',
  'said.lost.send': '新しいリンクをメールで受け取る',
  'said.lost.askedTitle': 'メールをご確認ください',
  'said.lost.asked':
    '以前に請求書を開けたリンクであれば、請求書の送付先のメールアドレスに新しいリンクをお送りしています。数分待っても届かない場合は、送り主にお問い合わせください。',
  'said.mail.promise.title': 'お客様から支払予定日の連絡がありました',
  'said.mail.promise.lead':
    '{customer} 様が {date} に支払うと連絡しました。それまで督促のメールは送られません。',
  'said.mail.number.title': 'お客様が発注番号を追加しました',
  'said.mail.number.lead':
    '{customer} 様がこの請求書の発注番号を入力しました。お支払いページ、領収書、今後の書類に記載されます。請求書そのものは発行時のまま変わりません。',
  'said.mail.question.title': 'お客様から質問が届きました',
  'said.mail.mistake.title': 'お客様が間違いを指摘しました',
  'said.mail.question.lead': '{customer} 様からこの請求書についてメッセージが届きました。',
  'said.mail.question.reply':
    'このメールに返信すると {customer} 様に届きます。その後、Remit で質問を完了にしてください。それまで督促のメールは送られません。',
  'said.mail.question.noReply':
    '解決したら Remit で質問を完了にしてください。それまで督促のメールは送られません。',
  'said.mail.answer.subject': '{organisation} から請求書 {number} について回答が届きました',
  'said.mail.answer.title': '回答が届きました',
  'said.mail.answer.lead': '{organisation} が請求書 {number} についてのメッセージに回答しました。',
  'said.mail.answer.asked': 'お客様のメッセージ',
  'said.mail.link.subject': '{organisation} の請求書 {number} へのリンク',
  'said.mail.link.title': '請求書へのリンク',
  'said.mail.link.lead':
    '{organisation} のこの請求書への新しいリンクが求められました。こちらからお開きください。',
  'said.mail.link.ignore': 'お心当たりがない場合は、このメールを無視してください。',
}
