// Organisations and what belongs to them: clients, keys and members.
import type {
  apiKeys,
  BankDetails,
  clients,
  LateFeeRule,
  organisations,
  ReferenceRate,
  ReminderRule,
  Role,
} from '@/db/schema/organisations'
import type { EarlyPayment } from '@/db/schema/prices'
import type { Currency } from '@/lib/money/currency'
import type { AdjustmentBody } from '@/lib/prices/read-terms'

export type Client = typeof clients.$inferSelect
export type ApiKey = Omit<typeof apiKeys.$inferSelect, 'keyHash'>
export type Organisation = typeof organisations.$inferSelect

export interface Member {
  /** The person's id, the same in every organisation. */
  id: string
  email: string
  name: string | null
  role: Role
  createdAt: Date
  /** Null while an invitation waits to be accepted. */
  signedInAt: Date | null
}

/** What the law wants to know of it, and what its documents say besides; null clears. */
type Particulars = {
  [Name in
    | 'address'
    | 'companyRegistrationNumber'
    | 'contactEmail'
    | 'contactName'
    | 'defaultPaymentTermsDays'
    | 'documentFooter'
    | 'electronicAddress'
    | 'latePaymentFee'
    | 'legalName'
    | 'phone'
    | 'sellerId'
    | 'taxNumber'
    | 'tradingName'
    | 'vatNumber'
    | 'vatRegistered'
    | 'website']?: Organisation[Name] | undefined
}

export interface OrganisationFields extends Particulars {
  name: string
  email: string | null
  country: string
  defaultCurrency: Currency
  logoUrl: string | null
  primaryColour: string | null
  bankDetails: BankDetails | null
  /** A name of IANA's; that of most people in the country when left out. */
  timeZone?: string
  /** BCP 47; what is spoken in the country when left out. */
  locale?: string | null | undefined
  attachesDocuments?: boolean | undefined
  sendsByPeppol?: boolean | undefined
  /** Null for none. */
  reminders?: ReminderRule[] | null | undefined
  remindersSkipHolidays?: boolean | undefined
  offersAutopay?: boolean | undefined
  allowsSurcharges?: boolean | undefined
  /** Null for none, as of the two that follow. */
  earlyPayment?: EarlyPayment | null | undefined
  lateFeeRule?: LateFeeRule | null | undefined
  referenceRates?: ReferenceRate[] | null | undefined
  /** None when left out. */
  allowedOrigins?: string[]
  confirmationUrl?: string | null
  externalReference?: string | null | undefined
  metadata?: Record<string, string> | undefined
  requiresReferenceSignature?: boolean
  requiresSecondFactor?: boolean
}

/** What may be changed later on alone stands beside what an organisation is opened with. */
export type OrganisationChanges = Partial<OrganisationFields> & {
  methodAdjustments?: AdjustmentBody[] | null | undefined
}

export interface ClientFields {
  paymentAllowedRedirectHosts: string[]
  logoUrl: string | null
  primaryColour: string | null
}
