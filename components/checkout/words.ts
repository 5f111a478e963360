// The few words that a checkout's page has of its own; the others are the payer page's. `{names}` are filled in.
import type { Tongue } from '@/components/pay/words/language'

export interface CheckoutWords {
  order: string
  expired: string
  expiredText: string
  goOn: string
}

export const CHECKOUT_WORDS: Record<Tongue, CheckoutWords> = {
  en: {
    order: 'Order {reference}',
    expired: 'Closed',
    expiredText:
      'This checkout can no longer be paid. Nothing was charged. Go back to {seller} to begin again.',
    goOn: 'Go on to payment',
  },
  de: {
    order: 'Bestellung {reference}',
    expired: 'Geschlossen',
    expiredText:
      'Hier kann nicht mehr bezahlt werden. Es wurde nichts abgebucht. Beginnen Sie bei {seller} von Neuem.',
    goOn: 'Weiter zur Zahlung',
  },
  fr: {
    order: 'Commande {reference}',
    expired: 'Fermé',
    expiredText: 'Cette commande ne peut plus être payée. Rien n’a été prélevé. Recommencez chez {seller}.',
    goOn: 'Continuer vers le paiement',
  },
  es: {
    order: 'Pedido {reference}',
    expired: 'Cerrado',
    expiredText: 'Este pedido ya no se puede pagar. No se ha cobrado nada. Vuelva a empezar en {seller}.',
    goOn: 'Continuar al pago',
  },
  ja: {
    order: 'ご注文 {reference}',
    expired: '終了しました',
    expiredText:
      'この画面ではもうお支払いできません。請求は行われていません。{seller} でもう一度お手続きください。',
    goOn: 'お支払いへ進む',
  },
  ar: {
    order: 'الطلب {reference}',
    expired: 'مغلق',
    expiredText: 'لم يعد الدفع هنا ممكنًا. لم يُخصم أي مبلغ. ابدأ من جديد لدى {seller}.',
    goOn: 'المتابعة إلى الدفع',
  },
}
