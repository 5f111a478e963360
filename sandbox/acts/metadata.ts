// Metadata as Stripe merges it.
import type Stripe from 'stripe'

/** Sent metadata laid over what is there: an empty value takes a key away. */
export function mergeMetadata(
  before: Stripe.Metadata | null,
  sent: Record<string, string | number | null> | '' | null | undefined,
): Stripe.Metadata {
  if (sent === undefined) return before ?? {}
  if (sent === '' || sent === null) return {}
  const merged: Stripe.Metadata = { ...before }
  for (const [key, value] of Object.entries(sent)) {
    if (value === '' || value === null) delete merged[key]
    else merged[key] = String(value)
  }
  return merged
}
