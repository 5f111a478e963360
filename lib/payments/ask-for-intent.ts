// Act two of opening an invoice's payment: Stripe is asked for the intent of one attempt row.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isCurrency } from '@/lib/money/currency'
import type { PaymentFacts } from '@/lib/stripe/payment-facts'
import type { IntentOrder } from '@/lib/stripe/payment-intents'
import { askUnderKey } from './ask-under-key'
import type { Payment } from './payment'

/** Everything comes from the row, so that a repeat under the same key says exactly the same. */
const orderOf = (payment: Payment, accountId: string): IntentOrder => {
  if (!isCurrency(payment.currency)) throw new Error(`a payment in unknown currency ${payment.currency}`)
  return {
    paymentId: payment.id,
    accountId,
    amount: { minor: payment.amountMinor, currency: payment.currency },
    feeMinor: payment.feeMinor,
    description: payment.description ?? 'Invoice',
    statementSuffix: payment.statementSuffix,
  }
}

/** Throws `Failure` only. */
export const askForIntent = (house: House, payment: Payment, accountId: string): Promise<PaymentFacts> =>
  askUnderKey(house, payment, {
    create: () => house.stripe.createPaymentIntent(orderOf(payment, accountId)),
    find: () => house.stripe.findPaymentIntent(accountId, payment.id, payment.createdAt),
    onBadAmount: (fault) =>
      new Failure('Payment.InvoiceNotPayable', 'What is due is outside what can be charged.', {
        cause: fault,
      }),
  })
