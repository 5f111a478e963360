// Japanese.
import type { Words } from './words'

export const ja: Words = {
  language: 'ja',
  greeting: (name) => `${name} 様`,
  invoice: (number) => `請求書 ${number}`,
  due: (date) => `お支払期限：${date}`,
  wasDue: (date) => `お支払期限（超過）：${date}`,
  viewAndPay: '請求書を確認して支払う',
  viewInvoice: '請求書を見る',
  questions: (organisation) => `ご不明な点は、このメールにご返信ください。${organisation} に届きます。`,
  sentBy: (organisation) => `${organisation} に代わり Remit が送信しました。`,
  recordedBy: (organisation) => `${organisation} による記録`,
  labels: {
    invoice: '請求書',
    customer: 'お客様',
    issued: '発行日',
    due: 'お支払期限',
    total: '合計',
    outstanding: '未払い額',
    paid: 'お支払い額',
    paidOn: 'お支払い日',
    paidWith: 'お支払い方法',
    refunded: '返金額',
    fee: 'サービス手数料',
    reference: '参照番号',
  },
  invoiceSent: {
    subject: (organisation, number, amount) => `${organisation} からの請求書 ${number}（${amount}）`,
    lead: (organisation) => `${organisation} から請求書が届きました。`,
    settled: 'この請求書はお支払い済みです。お支払いの必要はありません。',
  },
  receipt: {
    subject: (organisation, number) => `${organisation} からの領収のお知らせ（請求書 ${number}）`,
    title: 'お支払いありがとうございます',
    lead: (organisation) => `${organisation} がお支払いを受領しました。`,
  },
  paidNotice: {
    subject: (customer, number, amount) => `${customer} 様から ${amount} の入金（請求書 ${number}）`,
    title: '入金がありました',
    lead: (customer) => `${customer} 様からお支払いがありました。`,
  },
  refundNotice: {
    subject: (organisation, number) => `${organisation} からの返金のお知らせ（請求書 ${number}）`,
    title: '返金の手続きをしました',
    lead: (organisation, number) => `${organisation} が請求書 ${number} のお支払いを返金します。`,
    surplus: (number) => `請求書 ${number} が重複して支払われたため、この金額をお返しします。`,
    arrival: '通常 5〜10 日で、お支払いに使われた方法へ返金されます。',
  },
  invitation: {
    subject: (organisation) => `${organisation} から Remit への招待`,
    title: '招待が届いています',
    lead: (organisation) =>
      `${organisation} は Remit で請求書を送り、リンクで支払いを受けています。あなたも参加するよう招待されました。`,
    how: (email) =>
      `${email} のアドレスでログインしてください。パスワードは不要です。リンクをメールでお送りします。`,
    signIn: 'ログイン',
    role: '役割',
    roles: { Owner: 'オーナー', Admin: '管理者', Member: 'メンバー' },
  },
}
