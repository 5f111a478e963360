// The texts of the checkout page in English; every other language has exactly these keys, and fills the same gaps.
export const en = {
  'checkout.order': 'Order {reference}',
  'checkout.expired': 'Closed',
  'checkout.expiredText':
    'This checkout can no longer be paid. Nothing was charged. Go back to {seller} to start again.',
  'checkout.lost.title': 'This link does not lead to an order',
  'checkout.lost.text': 'Part of it may be missing. Go back to the shop and start again.',
  'checkout.goOn': 'Continue to payment',
} as const
