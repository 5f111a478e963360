// A payer's link and the payment that is opened by it, as the Platform API says them.
import { z } from 'zod'
import { majorUnits } from '@/lib/money/money'
import type { OpenedPayment } from '@/lib/payments/open'

export const tokenPath = z.object({ token: z.string() })

export const checkoutSessionAnswer = z
  .object({
    clientSecret: z.string(),
    publishableKey: z.string(),
    connectedAccountId: z.string(),
    amount: z
      .number()
      .meta({ description: 'The amount that will be charged, in major units.', example: 140.76 }),
    currency: z.string().length(3).meta({ example: 'EUR' }),
  })
  .meta({ id: 'CheckoutSessionResponse' })

export const presentCheckoutSession = (
  { amount, clientSecret, connectedAccountId }: OpenedPayment,
  publishableKey: string,
): z.input<typeof checkoutSessionAnswer> => ({
  clientSecret,
  publishableKey,
  connectedAccountId,
  amount: majorUnits(amount.currency)(amount.minor),
  currency: amount.currency,
})
