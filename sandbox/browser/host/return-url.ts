// Where Stripe sends a payer back to: the host's address, the intent, and what came of it.

export function returnUrl(base: string, intent: Record<string, unknown>): string {
  const url = new URL(base)
  const name = intent.object === 'setup_intent' ? 'setup_intent' : 'payment_intent'
  url.searchParams.set(name, String(intent.id))
  url.searchParams.set(`${name}_client_secret`, String(intent.client_secret))
  url.searchParams.set('redirect_status', redirectStatus(String(intent.status)))
  return url.href
}

function redirectStatus(status: string): string {
  if (status === 'succeeded' || status === 'requires_capture') return 'succeeded'
  return status === 'processing' ? 'pending' : 'failed'
}
