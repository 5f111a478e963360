// Automatic payment as the Platform API says it: what was agreed to, and the debits that it brings.
import { z } from 'zod'
import { AUTOPAY_DEBIT_STATES, AUTOPAY_ENDERS } from '@/db/schema/autopay'
import type { Consent } from '@/lib/consents/store'
import { presentAs } from '@/lib/http/fields/present'
import { majorUnits } from '@/lib/money/money'
import type { Saving } from './agree'
import type { AutopayOf } from './find'
import type { Debit } from './store'

const means = z
  .object({
    type: z.string().meta({ example: 'sepa_debit' }),
    brand: z.string().nullable(),
    last4: z.string().nullable().meta({ example: '3000' }),
  })
  .meta({ id: 'AutopayMethod' })

const said = {
  version: z.string().meta({ description: 'The edition of the words.', example: '2026-11-30' }),
  text: z.string().meta({ description: 'What the payer read, word for word.' }),
  consentedAt: z.iso
    .datetime()
    .nullable()
    .meta({ description: 'When a payment confirmed it; null until then, and nothing is collected before.' }),
  method: means.nullable(),
}

/** What the payer's page knows of it. */
export const payersConsentAnswer = z.object(said).meta({ id: 'PayersAutopayConsent' })

export const consentAnswer = z
  .object({
    id: z.uuid(),
    customerId: z.uuid(),
    invoiceId: z.uuid().meta({ description: 'On whose page it was given.' }),
    status: z.enum(['on', 'ended']),
    ...said,
    locale: z.string().meta({ example: 'de-AT' }),
    endedAt: z.iso.datetime().nullable(),
    endedBy: z.enum(AUTOPAY_ENDERS).nullable(),
    reason: z
      .string()
      .nullable()
      .meta({ description: 'The provider’s own word, where its means is of no use any more.' }),
  })
  .meta({ id: 'AutopayConsent' })

export const debitAnswer = z
  .object({
    id: z.uuid(),
    invoiceId: z.uuid(),
    consentId: z.uuid(),
    status: z.enum(AUTOPAY_DEBIT_STATES),
    dueAt: z.iso.datetime(),
    toldAt: z.iso.datetime().nullable().meta({ description: 'When the customer was told.' }),
    currency: z.string().length(3),
    amountTold: z.number().nullable(),
    tries: z.int(),
    nextAttemptAt: z.iso.datetime().nullable(),
    reason: z.string().nullable(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'AutopayDebit' })

export const customerAutopayAnswer = z
  .object({ consent: consentAnswer.nullable(), debits: z.array(debitAnswer) })
  .meta({ id: 'CustomerAutopay' })

export const agreementBody = z
  .strictObject({
    version: z
      .string()
      .max(40)
      .meta({ description: 'Of the words that the payer has read.', example: '2026-11-30' }),
    locale: z
      .string()
      .max(35)
      .optional()
      .meta({ description: 'In which language; that of the invoice when left out.', example: 'de-AT' }),
  })
  .meta({ id: 'AutopayAgreement' })

export const savingAnswer = z
  .object({
    consent: payersConsentAnswer,
    setup: z
      .object({
        clientSecret: z.string().meta({ description: 'Of a SetupIntent on the organisation’s account.' }),
        publishableKey: z.string(),
        connectedAccountId: z.string(),
      })
      .nullable()
      .meta({ description: 'What Stripe.js confirms; null where automatic payment is on already.' }),
  })
  .meta({ id: 'AutopaySaving' })

const meansOf = ({ method }: Consent) => method && presentAs(means, method)

export const presentPayersConsent = (consent: Consent): z.input<typeof payersConsentAnswer> =>
  presentAs(payersConsentAnswer, consent, {
    consentedAt: consent.consentedAt?.toISOString() ?? null,
    method: meansOf(consent),
  })

export const presentSaving = ({ consent, setup }: Saving): z.input<typeof savingAnswer> => ({
  consent: presentPayersConsent(consent),
  setup,
})

export const presentConsent = (consent: Consent): z.input<typeof consentAnswer> =>
  presentAs(consentAnswer, consent, {
    status: consent.revokedAt === null ? 'on' : 'ended',
    method: meansOf(consent),
    endedAt: consent.revokedAt?.toISOString() ?? null,
    endedBy: consent.revokedBy,
  })

export const presentDebit = ({
  debit,
  currency,
}: {
  debit: Debit
  currency: string
}): z.input<typeof debitAnswer> =>
  presentAs(debitAnswer, debit, {
    status: debit.state,
    currency,
    amountTold: debit.toldMinor === null ? null : majorUnits(currency)(debit.toldMinor),
    nextAttemptAt: debit.nextAt?.toISOString() ?? null,
  })

export const presentAutopay = ({ consent, debits }: AutopayOf): z.input<typeof customerAutopayAnswer> => ({
  consent: consent ? presentConsent(consent) : null,
  debits: debits.map(presentDebit),
})
