// The webhook endpoint of a merchant's own Stripe account.
import type Stripe from 'stripe'
import { isProviderFault } from '@/lib/connector-port/fault'
import type { Subscriber } from '@/lib/connector-port/port'
import { callStripe } from '@/lib/stripe/client'
import { STRIPE_NOTICES } from './notice'

async function unsubscribe(stripe: Stripe, reference: string): Promise<void> {
  try {
    await callStripe('removing a webhook', () => stripe.webhookEndpoints.del(reference))
  } catch (error) {
    // Gone already, or the key was withdrawn: there is nothing left that we could remove.
    if (isProviderFault(error) && ['missing', 'denied'].includes(error.kind)) return
    throw error
  }
}

export const endpointCalls = (stripe: Stripe): Subscriber => ({
  subscribe: async (noticeUrl) => {
    // The secret of one that is there already was told once, and did not reach us: its news could not be believed.
    const known = await callStripe('listing webhooks', () => stripe.webhookEndpoints.list({ limit: 100 }))
    for (const { id, url } of known.data) if (url === noticeUrl) await unsubscribe(stripe, id)
    const endpoint = await callStripe('registering a webhook', () =>
      stripe.webhookEndpoints.create({ url: noticeUrl, enabled_events: [...STRIPE_NOTICES] }),
    )
    return { reference: endpoint.id, signingSecret: endpoint.secret ?? null }
  },

  // Its secret stays the same: news that are on their way can still be believed.
  resubscribe: async (reference) => {
    try {
      await callStripe('asking for more kinds of news', () =>
        stripe.webhookEndpoints.update(reference, { enabled_events: [...STRIPE_NOTICES] }),
      )
      return true
    } catch (error) {
      if (isProviderFault(error, 'missing')) return false
      throw error
    }
  },

  unsubscribe: (reference) => unsubscribe(stripe, reference),
})
