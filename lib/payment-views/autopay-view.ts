// What a payer's page knows of automatic payment: whether it is offered, and what is on.
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { autopayConsents } from '@/db/schema/autopay'
import { invoices } from '@/db/schema/invoices'
import { organisations } from '@/db/schema/organisations'
import type { PaymentMethodSummary } from '@/db/schema/payment-words'
import { recurringInvoices } from '@/db/schema/recurring'
import { payersConsentAnswer } from '@/lib/autopay/platform-api'
import { type Covers, TERMS_VERSION, termsFor, termsIn, versionFor } from '@/lib/words/autopay-terms'
import type { Reader } from '@/lib/words/reader'

export interface AutopayOfRow {
  isOffered: boolean
  consent: {
    version: string
    text: string
    /** ISO 8601. */
    consentedAt: string
    method: PaymentMethodSummary | null
  } | null
}

/** In the query of a payer's page, beside its invoice. */
export const autopayOfRow = sql<AutopayOfRow>`json_build_object(
  'isOffered', ${organisations.offersAutopay} or exists (select 1 from ${recurringInvoices} r
    where r.id = ${invoices.recurringInvoiceId} and r.organisation_id = ${invoices.organisationId} and r.autopay),
  'consent', (select json_build_object('version', c.version, 'text', c.text, 'consentedAt', c.consented_at, 'method', c.method)
    from ${autopayConsents} c
    where c.customer_id = ${invoices.customerId} and c.consented_at is not null and c.revoked_at is null))`

export const payersAutopayAnswer = z
  .object({
    offer: z
      .object({ version: z.string(), text: z.string() })
      .meta({ id: 'AutopayOffer' })
      .nullable()
      .meta({ description: 'The words to agree to; null where it is not offered, or on.' }),
    offerWithoutPaying: z
      .object({ version: z.string(), text: z.string() })
      .meta({ id: 'AutopayOfferWithoutPaying' })
      .nullable()
      .meta({
        description:
          'The words to agree to with `POST /i/{token}/autopay/means`, of an invoice that is paid or not due yet; null where it is not offered, or on.',
      }),
    consent: payersConsentAnswer.nullable().meta({ description: 'What is in force.' }),
  })
  .meta({ id: 'PayersAutopay' })

export function presentPayersAutopay(
  { consent, isOffered }: AutopayOfRow,
  reader: Reader,
  organisation: string,
  covers: Covers | undefined,
): z.input<typeof payersAutopayAnswer> {
  const isOpen = isOffered && !consent
  const offer = isOpen ? { version: TERMS_VERSION, text: termsIn(reader, organisation) } : null
  const offerWithoutPaying =
    isOpen && covers ? { version: versionFor(covers), text: termsFor(covers, reader, organisation) } : null
  if (!consent) return { offer, offerWithoutPaying, consent: null }
  const { consentedAt, method, text, version } = consent
  return {
    offer,
    offerWithoutPaying,
    consent: {
      ...{ version, text, consentedAt: new Date(consentedAt).toISOString() },
      method: method && { type: method.type, brand: method.brand, last4: method.last4 },
    },
  }
}
