// Customers in the Platform API: what it accepts and returns.
import { z } from 'zod'
import { email, locale, text, timeZone, uuid } from '@/lib/http/fields/fields'
import { ownReferenceFilters, ownReferences, ownReferencesAnswer } from '@/lib/http/fields/own-references'
import {
  address,
  addressAnswer,
  companyRegistrationNumber,
  electronicAddress,
  electronicAddressAnswer,
  presentAddress,
  termsDays,
  vatNumber,
} from '@/lib/http/fields/party-fields'
import { presentAs } from '@/lib/http/fields/present'
import { reminderRules, reminderRulesAnswer } from '@/lib/http/fields/reminder-fields'
import { sortedQuery, timeFilters } from '@/lib/http/fields/sorting'
import { majorUnits } from '@/lib/money/money'
import type { CustomerFields, CustomerWithCredit } from './customer'
import { emailsOf } from './emails'
import { CUSTOMER_ORDERS } from './store'

const list = (least: number, most: number) =>
  z
    .array(email, { error: 'must be a list of email addresses.' })
    .min(least, `must hold at least ${least}.`)
    .max(most, `must hold at most ${most}.`)

const emails = z
  .strictObject({ to: list(1, 5), cc: list(0, 5).default([]), bcc: list(0, 2).default([]) })
  .meta({
    id: 'CustomerEmails',
    description: 'Who gets the invoices, each once. Replaced as a whole; `email` is the first of `to`.',
    example: { to: ['name@example.com'], cc: ['boss@example.com'], bcc: [] },
  })

const fields = {
  name: text(200).meta({ example: 'Café Sonnenschein' }),
  email: email
    .nullable()
    .optional()
    .meta({ description: 'Where invoices are sent: the first of `emails.to`.' }),
  emails: emails.nullable().optional(),
  address: address.nullable().optional(),
  locale: locale.nullable().optional(),
  legalName: text(200).nullable().optional().meta({ description: 'As registered, where it is not `name`.' }),
  vatNumber: vatNumber.nullable().optional(),
  companyRegistrationNumber: companyRegistrationNumber.nullable().optional(),
  electronicAddress: electronicAddress.nullable().optional(),
  buyerReference: text(100).nullable().optional().meta({
    description:
      'What the customer wants to read on every invoice, such as a Leitweg-ID; an invoice’s own comes first.',
    example: '04011000-1234512345-06',
  }),
  timeZone: timeZone.nullable().optional().meta({
    description: 'IANA name; `null` for that of the organisation.',
  }),
  paymentTermsDays: termsDays.nullable().optional().meta({
    description:
      'Days until this customer’s invoices are due; `null` for what the organisation usually grants.',
  }),
  reminders: reminderRules
    .nullable()
    .optional()
    .meta({
      description:
        'When this customer is reminded of what they owe, in place of what the organisation has said; `null` for that, `[]` for never.',
      example: [{ offsetDays: -3 }, { offsetDays: 7 }],
    }),
  ...ownReferences,
}

interface Addressed {
  email?: string | null | undefined
  emails?: z.output<typeof emails> | null | undefined
}

const AGREES = { error: 'must be the first of emails.to, or be omitted.', path: ['email'] }

/** The two ways to say the first address must not say two things. */
const agrees = ({ email: first, emails: all }: Addressed): boolean =>
  first === undefined || all === undefined || (all?.to[0] ?? null) === first

export const customerBody = z.strictObject(fields).refine(agrees, AGREES).meta({ id: 'CustomerBody' })

export const customerPatch = z.strictObject(fields).partial().refine(agrees, AGREES).meta({
  id: 'CustomerPatch',
  description:
    'Omitted fields stay as they are; `null` clears. `email` alone replaces the first of `emails.to`.',
})

/** An address named twice gets only one email. */
function addressesIn({
  email: first,
  emails: all,
}: Addressed): Pick<CustomerFields, 'moreEmails'> & { email?: string | null } {
  if (all === undefined)
    return { ...(first !== undefined && { email: first }), ...(first === null && { moreEmails: null }) }
  if (all === null) return { email: first ?? null, moreEmails: null }
  const [head = null, ...to] = all.to
  const more = { to, cc: all.cc, bcc: all.bcc }
  return { email: head, moreEmails: Object.values(more).some(({ length }) => length > 0) ? more : null }
}

export function customerChanges(body: z.output<typeof customerPatch>): Partial<CustomerFields> {
  const { email: first, emails: all, ...rest } = body
  return { ...rest, ...addressesIn({ email: first, emails: all }) }
}

export const customerQuery = sortedQuery(CUSTOMER_ORDERS).extend({
  email: email.optional().meta({ description: 'Customers with exactly this email address, ignoring case.' }),
  ...ownReferenceFilters,
  ...timeFilters,
  q: text(100).optional().meta({
    description:
      'Parts of the name or email address, in any order, ignoring case and accents. If nothing matches, names that differ by one typo are found.',
  }),
})

export const mergeBody = z
  .strictObject({ into: uuid.meta({ description: 'The remaining customer.' }) })
  .meta({ id: 'CustomerMerge' })

export function customerFields(body: z.output<typeof customerBody>): CustomerFields {
  const { address: place = null, email: first, emails: all, locale: language = null, ...rest } = body
  return {
    email: null,
    ...addressesIn({ email: first, emails: all }),
    ...rest,
    address: place,
    locale: language,
  }
}

export const customerAnswer = z
  .object({
    id: z.uuid(),
    organisationId: z.uuid(),
    name: z.string(),
    email: z.string().nullable(),
    emails: z
      .object({ to: z.array(z.string()), cc: z.array(z.string()), bcc: z.array(z.string()) })
      .nullable(),
    address: addressAnswer.nullable(),
    locale: z.string().nullable(),
    legalName: z.string().nullable(),
    vatNumber: z.string().nullable(),
    companyRegistrationNumber: z.string().nullable(),
    electronicAddress: electronicAddressAnswer.nullable(),
    buyerReference: z.string().nullable(),
    timeZone: z.string().nullable().meta({ description: 'IANA name.' }),
    paymentTermsDays: z.int().nullable(),
    reminders: reminderRulesAnswer,
    customerCredit: z
      .array(z.object({ currency: z.string().length(3), amount: z.number() }).meta({ id: 'CustomerCredit' }))
      .meta({
        description:
          'Overpayments that were kept, by currency; apply them with `POST /invoices/{id}/apply-credit`.',
      }),
    ...ownReferencesAnswer,
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Customer' })

export const presentCustomer = (customer: CustomerWithCredit) =>
  presentAs(customerAnswer, customer, {
    emails: emailsOf(customer),
    address: presentAddress(customer.address),
    customerCredit: customer.credit.map(({ amountMinor, currency }) => ({
      currency,
      amount: majorUnits(currency)(amountMinor),
    })),
  })
