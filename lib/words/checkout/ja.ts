// The texts of the checkout page in Japanese.
import type { Messages } from '../messages'
import type { en } from './en'

export const ja: Messages<typeof en> = {
  'checkout.order': 'ご注文 {reference}',
  'checkout.expired': '終了しました',
  'checkout.expiredText':
    'この画面ではもうお支払いできません。請求は行われていません。{seller} でもう一度お手続きください。',
  'checkout.lost.title': 'このリンクではご注文を開けません',
  'checkout.lost.text': 'リンクの一部が欠けている可能性があります。ショップに戻ってもう一度お試しください。',
  'checkout.goOn': 'お支払いへ進む',
}
