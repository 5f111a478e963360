// Fields of whoever stands on a document: postal and electronic address, the numbers by which the state knows them, and terms.
import { z } from 'zod'
import type { PostalAddress } from '@/db/schema/organisations'
import { EAS, electronicAddressFault } from '@/lib/particulars/electronic-address'
import { spellVatNumber, vatFault } from '@/lib/particulars/vat-number'
import { country, multilineText, text } from './fields'

const place = {
  line1: text(200).optional(),
  line2: text(200).optional(),
  postalCode: text(20).optional(),
  city: text(100).optional(),
  state: text(100).optional().meta({ description: 'Another name of `region`.' }),
  region: text(100).optional().meta({ description: 'State, province or county.' }),
  country: country.optional(),
}

const EXAMPLE = { line1: 'Lindenallee 4', postalCode: '50968', city: 'Köln', country: 'DE' }

/** `state` and `region` are two names of one thing: whichever is given counts, and both must say the same. */
export const address = z
  .strictObject(place)
  .refine(({ region, state }) => region === undefined || state === undefined || region === state, {
    error: 'must be the same as state, or be omitted.',
    path: ['region'],
  })
  .transform(
    ({ region, state = region, ...rest }): PostalAddress => ({
      ...rest,
      ...(state !== undefined && { state }),
    }),
  )
  .meta({ id: 'PostalAddress', description: 'Replaced as a whole; `null` clears it.', example: EXAMPLE })

export const addressAnswer = z.object(place).meta({ id: 'PostalAddressAnswer', example: EXAMPLE })

/** Under both names. */
export const presentAddress = (stored: PostalAddress | null): z.input<typeof addressAnswer> | null =>
  stored && (stored.state === undefined ? stored : { ...stored, region: stored.state })

export const vatNumber = text(40)
  .overwrite(spellVatNumber)
  .refine((number) => vatFault(number) === undefined, {
    error: ({ input }) => (typeof input === 'string' ? vatFault(input) : undefined),
  })
  .meta({
    description:
      'With the letters of its country. Checked by form and check digit where there is one; Greek numbers begin with EL, Northern Irish ones with XI.',
    example: 'DE136695976',
  })

export const companyRegistrationNumber = text(60).meta({
  description: 'In the commercial register, or what the country calls it.',
  example: 'HRB 86786',
})

const EMAIL_ADDRESS = { scheme: 'EM', id: 'invoices@example.com' }

export const electronicAddress = z
  .strictObject({
    scheme: z.enum(EAS, 'must be a code of the EAS list, such as 0088, 9930 or EM.').meta({
      description: 'Code of the list “Electronic Address Scheme” (EAS).',
      example: 'EM',
    }),
    id: text(200).meta({ example: 'invoices@example.com' }),
  })
  .superRefine((given, { addIssue }) => {
    const fault = electronicAddressFault(given)
    if (fault) addIssue({ code: 'custom', path: ['id'], message: fault })
  })
  .meta({
    id: 'ElectronicAddress',
    description: 'Where electronic invoices are sent, for example on the Peppol network.',
    example: EMAIL_ADDRESS,
  })

export const electronicAddressAnswer = z
  .object({ scheme: z.string(), id: z.string() })
  .meta({ id: 'ElectronicAddressAnswer', example: EMAIL_ADDRESS })

export const termsDays = z
  .int('must be a whole number of days.')
  .min(0, 'must be at least 0.')
  .max(365, 'must be at most 365.')
  .meta({ example: 14 })

/** Lines of text; blank counts as none. */
export const optionalLines = (max: number) =>
  multilineText(max)
    .transform((lines) => lines || null)
    .nullable()
