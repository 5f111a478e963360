// The texts of printed documents in Japanese.
import type { Messages } from '../messages'
import type { en } from './en'

export const ja: Messages<typeof en> = {
  'paper.invoice': '請求書',
  'paper.draft': '下書き',
  'paper.description': '品目',
  'paper.quantity': '数量',
  'paper.unitPrice': '単価',
  'paper.tax': '税率',
  'paper.amount': '金額',
  'paper.taxOn': '税 {rate}（対象 {net}）',
  'paper.credited': '控除額',
  'paper.scan': 'スマートフォンで読み取るか、次を開いてください：',
  'paper.payBy': 'お支払期限：{day}',
  'paper.payNow': '直ちにお支払いください。',
  'paper.payOnline': 'オンラインでのお支払い：{url}',
  'paper.nothingToPay': 'この書類についてのお支払いは不要です。',
  'paper.forInvoice': '請求書 {number} 分',
  'paper.invoiceTotal': '請求額',
  'paper.refund': '返金',
  'paper.chargedBack': '銀行による取り戻し',
  'paper.statement': '取引明細書',
  'paper.statementSpan': '{from} から {to} まで',
  'paper.openingBalance': '期首残高',
  'paper.closingBalance': '期末残高',
  'paper.balance': '残高',
  'paper.payment': 'お支払い',
  'paper.refundFailed': '失敗した返金',
  'paper.disputeWon': '銀行による再入金',
  'paper.invoiceVoided': '請求書の取り消し',
  'paper.nothingInvoiced': 'この期間までの請求はありません。',
}
