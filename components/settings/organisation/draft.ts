// The organisation form's values, and which of them changed.
import type { BankDetails, PostalAddress } from '@/db/schema/organisations'

/** Whose text is sent as it is, or as nothing. */
const TEXTS = [
  'legalName',
  'tradingName',
  'contactName',
  'contactEmail',
  'phone',
  'vatNumber',
  'taxNumber',
  'companyRegistrationNumber',
  'sellerId',
  'latePaymentFee',
  'documentFooter',
] as const

export type TextName = (typeof TEXTS)[number] | 'website' | 'defaultPaymentTermsDays' | 'vatRegistered'

export interface OrganisationDraft extends Record<TextName, string> {
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
  address: Record<keyof PostalAddress, string>
  electronicAddress: { scheme: string; id: string }
  attachPdfToEmails: boolean
  /** One a line. */
  allowedOrigins: string
  confirmationUrl: string
  requiresReferenceSignature: boolean
}

const orNull = (typed: string) => typed.trim() || null

/** An address typed without its beginning is meant to have it. */
function pageOf(typed: string): string | null {
  const text = typed.trim()
  if (text === '') return null
  return /^[a-z]+:/i.test(text) ? text : `https://${text}`
}

/** What is no number is sent as it was typed, and refused beside its field. */
const daysOf = (typed: string): number | string | null =>
  /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : orNull(typed)

const VAT_REGISTERED: Record<string, boolean> = { yes: true, no: false }

const filled = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).filter(([, typed]) => typed.trim() !== ''))

/** Where nothing but the country is said, nothing is said. */
function addressOf({ address, country }: OrganisationDraft) {
  const { country: where, ...parts } = filled(address)
  return Object.keys(parts).length > 0 ? { ...parts, country: where ?? country } : null
}

function sectionsOf(draft: OrganisationDraft) {
  const bank = filled(draft.bank)
  const { electronicAddress } = draft
  return {
    name: draft.name,
    email: orNull(draft.email),
    country: draft.country,
    defaultCurrency: draft.defaultCurrency,
    timeZone: draft.timeZone.trim(),
    locale: orNull(draft.locale),
    ...Object.fromEntries(TEXTS.map((name) => [name, orNull(draft[name])])),
    website: pageOf(draft.website),
    defaultPaymentTermsDays: daysOf(draft.defaultPaymentTermsDays),
    vatRegistered: VAT_REGISTERED[draft.vatRegistered] ?? null,
    address: addressOf(draft),
    electronicAddress: electronicAddress.scheme === '' ? null : electronicAddress,
    attachPdfToEmails: draft.attachPdfToEmails,
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
