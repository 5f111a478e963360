// Customers as dialect A says them: what it takes, and the fields that leave.
import { z } from 'zod'
import { country, email, locale, text, uuid } from '@/lib/http/fields'
import {
  ownReferenceFilters,
  ownReferences,
  ownReferencesAnswer,
  presentOwnReferences,
} from '@/lib/http/own-references'
import { sortedQuery, timeFilters } from '@/lib/http/sorting'
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { toJsonNumber } from '@/lib/money/decimal'
import type { CustomerFields, CustomerWithCredit } from './customer'
import { CUSTOMER_ORDERS } from './store'

const address = z
  .strictObject({
    line1: text(200).optional(),
    line2: text(200).optional(),
    postalCode: text(20).optional(),
    city: text(100).optional(),
    state: text(100).optional(),
    country: country.optional(),
  })
  .meta({
    id: 'PostalAddress',
    example: { line1: 'Lindenallee 4', postalCode: '50968', city: 'Köln', country: 'DE' },
  })

const fields = {
  name: text(200).meta({ example: 'Café Sonnenschein' }),
  email: email.nullable().optional().meta({ description: 'Where invoices are sent.' }),
  address: address.nullable().optional().meta({ description: 'Replaced as a whole.' }),
  locale: locale.nullable().optional(),
  ...ownReferences,
}

export const customerBody = z.strictObject(fields).meta({ id: 'CustomerBody' })

export const customerPatch = z
  .strictObject(fields)
  .partial()
  .meta({ id: 'CustomerPatch', description: 'Fields that are left out stay as they are; `null` clears.' })

export const customerQuery = sortedQuery(CUSTOMER_ORDERS).extend({
  email: email.optional().meta({ description: 'With exactly this mail address, in whichever case.' }),
  ...ownReferenceFilters,
  ...timeFilters,
  q: text(100).optional().meta({
    description:
      'Parts of the name or of the mail address, in any order, without regard to case and marks. Where nobody fits, names that are one slip away are found.',
  }),
})

export const customerPath = z.object({ id: uuid })

export const mergeBody = z
  .strictObject({ into: uuid.meta({ description: 'The customer that is left.' }) })
  .meta({ id: 'CustomerMerge' })

export const customerFields = (body: z.output<typeof customerBody>): CustomerFields => ({
  name: body.name,
  email: body.email ?? null,
  address: body.address ?? null,
  locale: body.locale ?? null,
  externalReference: body.externalReference,
  metadata: body.metadata,
})

export const customerAnswer = z
  .object({
    id: z.uuid(),
    organisationId: z.uuid(),
    name: z.string(),
    email: z.string().nullable(),
    address: address.nullable(),
    locale: z.string().nullable(),
    customerCredit: z
      .array(z.object({ currency: z.string().length(3), amount: z.number() }).meta({ id: 'CustomerCredit' }))
      .meta({
        description:
          'Overpaid money that was kept, by currency; applied by `POST /invoices/{id}/apply-credit`.',
      }),
    ...ownReferencesAnswer,
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Customer' })

export const presentCustomer = (customer: CustomerWithCredit): z.input<typeof customerAnswer> => ({
  id: customer.id,
  organisationId: customer.organisationId,
  name: customer.name,
  email: customer.email,
  address: customer.address,
  locale: customer.locale,
  customerCredit: customer.credit.map(({ amountMinor, currency }) => ({
    currency,
    amount: isCurrency(currency) ? toJsonNumber(amountMinor, currencyDigits(currency)) : 0,
  })),
  ...presentOwnReferences(customer),
  createdAt: customer.createdAt.toISOString(),
  updatedAt: customer.updatedAt.toISOString(),
})
