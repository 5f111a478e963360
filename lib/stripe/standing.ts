// Methods that stay with a customer of a connected account, and are charged off session.
import { isProviderFault } from '@/lib/connector-port/fault'
import type { KeptMeans, Standing } from '@/lib/connector-port/standing'
import { headerOf, keyedHeaderOf, type StripeAccount } from './account'
import { callStripe, callToMake } from './client'
import { readObject } from './objects'
import { savingOf } from './setup-intents'

/** What is gone already is as gone as it should be. */
async function unlessGone(call: () => Promise<unknown>): Promise<void> {
  try {
    await call()
  } catch (error) {
    // A method that is attached to nobody is refused.
    if (!isProviderFault(error, 'missing', 'refused')) throw error
  }
}

/** One that was detached is attached to nobody, and cannot be attached again. */
async function whyUnusable(
  account: StripeAccount,
  { mandateReference, methodReference }: KeptMeans,
): Promise<string | undefined> {
  const { stripe } = account
  try {
    const method = await callStripe('reading a means', () =>
      stripe.paymentMethods.retrieve(methodReference, {}, headerOf(account)),
    )
    if (method.customer === null) return 'payment_method_detached'
    if (mandateReference === null) return undefined
    const mandate = await callStripe('reading a mandate', () =>
      stripe.mandates.retrieve(mandateReference, {}, headerOf(account)),
    )
    return mandate.status === 'inactive' ? 'mandate_invalid' : undefined
  } catch (error) {
    if (isProviderFault(error, 'missing')) return 'resource_missing'
    throw error
  }
}

export const standingOf = (account: StripeAccount): Standing => {
  const { stripe } = account
  return {
    openCustomer: async (customerId, idempotencyKey) => {
      const { id } = await callToMake(stripe, 'opening a customer', idempotencyKey, () =>
        stripe.customers.create(
          { metadata: { remit_customer: customerId } },
          keyedHeaderOf(account, idempotencyKey),
        ),
      )
      return id
    },
    ...savingOf(account),
    charge: async (reference, methodReference, idempotencyKey) => {
      await callToMake(stripe, 'charging a kept means', idempotencyKey, () =>
        stripe.paymentIntents.confirm(
          reference,
          { payment_method: methodReference, off_session: true },
          keyedHeaderOf(account, idempotencyKey),
        ),
      )
      return readObject(account, reference, false)
    },
    whyUnusable: (means) => whyUnusable(account, means),
    forget: (methodReference) =>
      unlessGone(() =>
        callStripe('forgetting a means', () =>
          stripe.paymentMethods.detach(methodReference, {}, headerOf(account)),
        ),
      ),
    closeCustomer: (customerReference) =>
      unlessGone(() =>
        callStripe('closing a customer', () =>
          stripe.customers.del(customerReference, {}, headerOf(account)),
        ),
      ),
  }
}
