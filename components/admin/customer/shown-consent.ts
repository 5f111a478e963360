// What a customer agreed to, as the people of the organisation read it.
import type { Consent } from '@/lib/consents/store'
import { displayDay } from '@/lib/time-zone'
import { meansOf } from '@/lib/words/means'
import { readerFor } from '@/lib/words/reader'
import type { ShownConsent } from './autopay-of-customer'

const LOCALE = 'en-GB'

const ENDERS: Record<NonNullable<Consent['revokedBy']>, string> = {
  payer: 'by the customer',
  seller: 'by you',
  method: 'because their means of payment can no longer be charged',
  customer: 'because the customer was merged, made anonymous or erased',
  account: 'because the Stripe account has changed',
  replaced: 'by a newer agreement',
}

/** Undefined where they never agreed. */
export function shownConsent(consent: Consent | undefined, timeZone: string): ShownConsent | undefined {
  if (!consent?.consentedAt) return undefined
  const { consentedAt, locale, method, revokedAt, revokedBy, text, version } = consent
  const day = (at: Date) => displayDay(at, LOCALE, timeZone)
  return {
    ...{ isOn: revokedAt === null, text, version, locale, agreedOn: day(consentedAt) },
    means: method && meansOf({ ...method, methodType: method.type }, '', readerFor('en').say),
    endedOn: revokedAt && day(revokedAt),
    endedBy: revokedBy && ENDERS[revokedBy],
  }
}
