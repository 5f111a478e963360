// Payment accounts in the Platform API.
import { z } from 'zod'
import { presentAs } from '@/lib/http/fields/present'
import type { AccountLink, AccountSession } from '@/lib/stripe/onboarding'
import { PAYMENT_ACCOUNT_STATUSES, type PaymentAccount, statusOf } from './payment-account'

export const paymentAccountAnswer = z
  .object({
    organisationId: z.uuid(),
    provider: z.literal('stripe'),
    accountId: z.string().nullable(),
    status: z.enum(PAYMENT_ACCOUNT_STATUSES),
    capabilities: z.object({
      chargesEnabled: z.boolean(),
      payoutsEnabled: z.boolean(),
      detailsSubmitted: z.boolean(),
      currentlyDue: z.array(z.string()),
      pastDue: z.array(z.string()),
      disabledReason: z.string().nullable(),
    }),
    enabledAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'PaymentAccountStatusResponse' })

export const presentPaymentAccount = (
  organisationId: string,
  account: PaymentAccount | undefined,
): z.input<typeof paymentAccountAnswer> => ({
  organisationId,
  provider: 'stripe',
  accountId: account?.accountId ?? null,
  status: statusOf(account),
  capabilities: {
    chargesEnabled: account?.chargesEnabled ?? false,
    payoutsEnabled: account?.payoutsEnabled ?? false,
    detailsSubmitted: account?.detailsSubmitted ?? false,
    currentlyDue: account?.currentlyDue ?? [],
    pastDue: account?.pastDue ?? [],
    disabledReason: account?.disabledReason ?? null,
  },
  enabledAt: account?.enabledAt?.toISOString() ?? null,
})

export const sessionAnswer = z
  .object({
    clientSecret: z.string().meta({
      description: 'For Stripe’s embedded component, once. Request a new one each time it is mounted.',
      example: 'accs_secret__…',
    }),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'PaymentAccountSessionResponse' })

export const presentSession = (session: AccountSession) => presentAs(sessionAnswer, session)

const place = (description: string, example: string) =>
  z
    .unknown()
    .meta({ description, example, override: { type: 'string' } })
    .optional()

/** Anything is taken here: the verb knows what a good URL is, and refuses the rest by the contract's own codes. */
export const linkBody = z
  .strictObject({
    returnUrl: place('Where onboarding returns to.', 'https://app.example.com/payments'),
    refreshUrl: place('Where a new link is created.', 'https://app.example.com/payments/refresh'),
  })
  .meta({
    id: 'CreatePaymentAccountLinkRequest',
    override: ({ jsonSchema }: { jsonSchema: { required?: string[] } }) => {
      jsonSchema.required = ['returnUrl', 'refreshUrl']
    },
  })

export const linkAnswer = z
  .object({
    url: z.string().meta({ description: 'Works once, for about five minutes.' }),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'PaymentAccountLinkResponse' })

export const presentLink = (link: AccountLink) => presentAs(linkAnswer, link)
