// One connected account at Stripe behind the port: direct charges, by the platform's key with the account in a header.

import { ProviderFault } from '@/lib/connector-port/fault'
import type { Connector } from '@/lib/connector-port/port'
import type { StripeAccount } from '@/lib/stripe/account'
import { readAccount } from '@/lib/stripe/accounts'
import {
  createCheckoutSession,
  expireCheckoutSession,
  findCheckoutSession,
} from '@/lib/stripe/checkout-sessions'
import { readFilledIn } from '@/lib/stripe/confirmation-tokens'
import { readObject } from '@/lib/stripe/objects'
import { cancelIntent, createIntent, findIntent } from '@/lib/stripe/payment-intents'
import { findRefund, makeRefund } from '@/lib/stripe/refunds'
import { standingOf } from '@/lib/stripe/standing'

export const connectAccount = (
  account: StripeAccount & { accountId: string },
  livemode: boolean,
): Connector => ({
  check: async () => {
    const { accountId, chargesEnabled } = await readAccount(account.stripe, account.accountId)
    if (!chargesEnabled) throw new ProviderFault('refused', 'this account cannot take payments')
    return { livemode, accountReference: accountId }
  },
  // What is paid on a page of ours is an intent, anything else a checkout session.
  create: ({ page, ...order }, idempotencyKey) =>
    page.is === 'own'
      ? createIntent(account, { ...order, page }, idempotencyKey)
      : createCheckoutSession(account, { ...order, page }, idempotencyKey),
  findMade: (sought) =>
    sought.page === 'own' ? findIntent(account, sought) : findCheckoutSession(account, sought),
  read: (reference, { hasRefunds } = { hasRefunds: false }) => readObject(account, reference, hasRefunds),
  close: (reference) =>
    reference.startsWith('cs_')
      ? expireCheckoutSession(account, reference)
      : cancelIntent(account, reference),
  filledIn: (token) => readFilledIn(account, token),
  refund: (order, idempotencyKey) => makeRefund(account, order, idempotencyKey),
  findRefund: (order) => findRefund(account, order),
  standing: standingOf(account),
})
