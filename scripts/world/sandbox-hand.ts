// The hand that plays payers, banks and Stripe's dashboard in the demo world, over the sandbox's control surface.
import type { Provider } from '@/db/schema/applications'

export interface SandboxHand {
  finishOnboarding(accountId: string): Promise<void>
  pay(paymentIntent: string, method: string): Promise<void>
  dispute(paymentIntent: string): Promise<string>
  closeDispute(dispute: string, status: 'won' | 'lost'): Promise<void>
  /** What a payer does on the page of a session's provider. */
  endSession(provider: Provider, reference: string, end: 'paid' | 'failed'): Promise<void>
}

/** `base` is the sandbox's address. Every call throws when the sandbox says no. */
export function sandboxHand(base: string): SandboxHand {
  const post = async (path: string, body: object, alsoFine?: number): Promise<Record<string, unknown>> => {
    const response = await fetch(`${base}/_sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok && response.status !== alsoFine)
      throw new Error(`The sandbox refused ${path}: ${response.status} ${text.slice(0, 300)}`)
    return JSON.parse(text) as Record<string, unknown>
  }
  return {
    finishOnboarding: async (accountId) => {
      await post(`accounts/${accountId}/finish-onboarding`, { outcome: 'active' })
    },
    pay: async (paymentIntent, method) => {
      // 402 is the answer of a card that declines, which some are here for.
      await post(`payment_intents/${paymentIntent}/pay`, { payment_method: method }, 402)
    },
    dispute: async (paymentIntent) => String((await post(`payment_intents/${paymentIntent}/dispute`, {})).id),
    closeDispute: async (dispute, status) => {
      await post(`disputes/${dispute}/close`, { status })
    },
    endSession: async (provider, reference, end) => {
      if (provider === 'mollie')
        await post(`mollie/payments/${reference}/${end === 'paid' ? 'pay' : 'fail'}`, {})
      else if (end === 'paid')
        await post(`checkout_sessions/${reference}/pay`, { payment_method: 'pm_card_visa' })
      else await post(`checkout_sessions/${reference}/expire`, {})
    },
  }
}
