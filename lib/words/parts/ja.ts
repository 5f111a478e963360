// The texts of paying in parts in Japanese.
import type { Messages } from '../messages'
import type { en } from './en'

export const ja: Messages<typeof en> = {
  'parts.title': '分割でのお支払い',
  'parts.deposit': '頭金',
  'parts.instalment': '第{number}回',
  'parts.rest': '残額',
  'parts.dueNow': 'お支払いください',
  'parts.dueOn': 'お支払期限 {date}',
  'parts.noDate': '期限なし',
  'parts.state.upcoming': '今後のお支払い',
  'parts.state.due': 'お支払期限です',
  'parts.state.overdue': '期限を過ぎています',
  'parts.state.processing': '処理中',
  'parts.state.paid': 'お支払い済み',
  'parts.ofWhole': '全額 {amount}',
  'parts.left': '残り {amount}',
  'parts.onItsWay':
    '{amount} のお支払いを処理しています。数営業日かかります。その間に残りをお支払いいただけます。',
  'parts.early': '{date}までに全額をお支払いいただくと、{amount}お得になります。',
  'parts.less': '{means}：{amount}引き',
  'parts.more': '{means}：{amount}増し',
  'parts.moreByCredit': '{means}：{amount}増し（クレジットカードのみ）',
  'parts.choose': 'お支払い金額をお選びください',
  'parts.full': '残額すべて',
  'parts.next': '次回のお支払い分',
  'parts.other': '別の金額',
  'parts.range': '{minimum} から {maximum} まで',
  'parts.use': 'この金額にする',
  'parts.outOfRange':
    '{minimum} から {maximum} までの金額を入力してください。全額、または次のお支払いに足りる額が残るようにしてください。',
}
