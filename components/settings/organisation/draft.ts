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

/** In the order of their fields. */
export const SERIES = ['invoices', 'creditNotes', 'receipts'] as const
export type Series = (typeof SERIES)[number]

export interface SeriesDraft {
  pattern: string
  next: string
  /** What the next one looked like when the page was opened. */
  example: string
}

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
  offersAutopay: boolean
  /** Null where there is no Peppol. */
  peppolDelivery: boolean | null
  numbers: Record<Series, SeriesDraft>
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
const countOf = (typed: string): number | string | null =>
  /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : orNull(typed)

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
    defaultPaymentTermsDays: countOf(draft.defaultPaymentTermsDays),
    vatRegistered: VAT_REGISTERED[draft.vatRegistered] ?? null,
    address: addressOf(draft),
    electronicAddress: electronicAddress.scheme === '' ? null : electronicAddress,
    attachPdfToEmails: draft.attachPdfToEmails,
    offersAutopay: draft.offersAutopay,
    ...(draft.peppolDelivery !== null && { peppolDelivery: draft.peppolDelivery }),
    branding: { logoUrl: orNull(draft.logoUrl), primaryColour: orNull(draft.primaryColour) },
    bankDetails: Object.keys(bank).length > 0 ? bank : null,
    allowedOrigins: draft.allowedOrigins.split(/\s+/).filter(Boolean),
    confirmationUrl: orNull(draft.confirmationUrl),
    requiresReferenceSignature: draft.requiresReferenceSignature,
  }
}

/** A count that nobody touched is not sent: documents that were issued meanwhile have moved it on. */
function numbersOf(before: OrganisationDraft, typed: OrganisationDraft) {
  const changed = SERIES.flatMap((series) => {
    const [old, now] = [before.numbers[series], typed.numbers[series]]
    const change = {
      ...(now.pattern !== old.pattern && { pattern: orNull(now.pattern) }),
      ...(now.next !== old.next && { next: countOf(now.next) ?? '' }),
    }
    return Object.keys(change).length > 0 ? [[series, change] as const] : []
  })
  return changed.length > 0 ? { documentNumbering: Object.fromEntries(changed) } : {}
}

/** Only what differs is sent, so that two people who change different things do not undo each other. */
export function changesOf(before: OrganisationDraft, typed: OrganisationDraft): Record<string, unknown> {
  const old = new Map<string, unknown>(Object.entries(sectionsOf(before)))
  const changed = Object.entries(sectionsOf(typed)).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(old.get(name)),
  )
  return { ...Object.fromEntries(changed), ...numbersOf(before, typed) }
}
