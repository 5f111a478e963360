// The organisation form's values, and which of them changed.
import type { BankDetails } from '@/db/schema/organisations'

export interface OrganisationDraft {
  name: string
  email: string
  country: string
  defaultCurrency: string
  timeZone: string
  /** Empty for that of the country. */
  locale: string
  logoUrl: string
  primaryColour: string
  bank: Record<keyof BankDetails, string>
  /** One a line. */
  allowedOrigins: string
  confirmationUrl: string
  requiresReferenceSignature: boolean
}

const orNull = (typed: string) => typed.trim() || null

function sectionsOf(draft: OrganisationDraft) {
  const bank = Object.fromEntries(Object.entries(draft.bank).filter(([, typed]) => typed.trim() !== ''))
  return {
    name: draft.name,
    email: orNull(draft.email),
    country: draft.country,
    defaultCurrency: draft.defaultCurrency,
    timeZone: draft.timeZone.trim(),
    locale: orNull(draft.locale),
    branding: { logoUrl: orNull(draft.logoUrl), primaryColour: orNull(draft.primaryColour) },
    bankDetails: Object.keys(bank).length > 0 ? bank : null,
    allowedOrigins: draft.allowedOrigins.split(/\s+/).filter(Boolean),
    confirmationUrl: orNull(draft.confirmationUrl),
    requiresReferenceSignature: draft.requiresReferenceSignature,
  }
}

/** Only what differs is sent, so that two people who change different things do not undo each other. */
export function changesOf(before: OrganisationDraft, typed: OrganisationDraft): Record<string, unknown> {
  const old = new Map<string, unknown>(Object.entries(sectionsOf(before)))
  return Object.fromEntries(
    Object.entries(sectionsOf(typed)).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(old.get(name)),
    ),
  )
}
