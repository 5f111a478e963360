// What a publishable key is shown of an object: no more than the payer's own browser needs.
const SHOWN: Record<string, string[]> = {
  payment_intent: [
    ...['id', 'object', 'amount', 'amount_details', 'automatic_payment_methods', 'canceled_at'],
    ...[
      'cancellation_reason',
      'capture_method',
      'client_secret',
      'confirmation_method',
      'created',
      'currency',
    ],
    ...[
      'description',
      'last_payment_error',
      'livemode',
      'next_action',
      'payment_method',
      'payment_method_types',
    ],
    ...['processing', 'receipt_email', 'setup_future_usage', 'shipping', 'source', 'status'],
  ],
  setup_intent: [
    ...['id', 'object', 'automatic_payment_methods', 'cancellation_reason', 'client_secret', 'created'],
    ...['description', 'last_setup_error', 'livemode', 'next_action', 'payment_method'],
    ...['payment_method_types', 'status', 'usage'],
  ],
  'checkout.session': [
    ...['id', 'object', 'amount_subtotal', 'amount_total', 'cancel_url', 'client_secret', 'currency'],
    ...['customer_email', 'expires_at', 'line_items', 'livemode', 'locale', 'mode', 'payment_method_types'],
    ...['payment_status', 'redirect_on_completion', 'return_url', 'status', 'success_url', 'total_details'],
    ...['ui_mode', 'url', 'next_action', 'payment_intent'],
  ],
}

export function browserView(object: object): object {
  const { object: kind } = object as { object?: string }
  const shown = SHOWN[kind ?? '']
  if (!shown) return object
  return Object.fromEntries(Object.entries(object).filter(([name]) => shown.includes(name)))
}
