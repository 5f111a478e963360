// What the law wants to know of an organisation, and what its documents say besides, in the Platform API.
import { z } from 'zod'
import { email, text } from '@/lib/http/fields/fields'
import {
  address,
  addressAnswer,
  companyRegistrationNumber,
  electronicAddress,
  electronicAddressAnswer,
  optionalLines,
  presentAddress,
  termsDays,
  vatNumber,
} from '@/lib/http/fields/party-fields'
import { pageUrl } from '@/lib/http/fields/web-fields'
import type { Organisation } from './organisation'

/** Fields of a body. */
export const particulars = {
  legalName: text(200).nullable().optional().meta({
    description: 'As registered, where it is not `name`.',
    example: 'Bakery Lindenhof GmbH',
  }),
  tradingName: text(200).nullable().optional().meta({ description: 'What the business trades as.' }),
  address: address.nullable().optional(),
  contactName: text(200).nullable().optional().meta({
    description: 'Whom customers ask about an invoice.',
    example: 'Anna Berger',
  }),
  contactEmail: email.nullable().optional(),
  phone: text(40).nullable().optional().meta({ example: '+49 221 1234567' }),
  website: pageUrl.nullable().optional(),
  taxNumber: text(40).nullable().optional().meta({
    description: 'Given by the tax office, for use within the country.',
    example: '215/5842/1234',
  }),
  vatNumber: vatNumber.nullable().optional(),
  vatRegistered: z.boolean('must be true or false.').nullable().optional().meta({
    description: 'False for a small business that charges no VAT.',
  }),
  companyRegistrationNumber: companyRegistrationNumber.nullable().optional(),
  sellerId: text(60).nullable().optional().meta({
    description:
      'Any number by which customers know the business. Electronic invoices of a business with neither a VAT number nor a register number need it.',
  }),
  electronicAddress: electronicAddress.nullable().optional(),
  defaultPaymentTermsDays: termsDays.nullable().optional().meta({
    description: 'Days until an invoice is due, where neither it nor its customer says so.',
    example: 14,
  }),
  latePaymentFee: optionalLines(500).optional().meta({
    description: 'What late payment costs: printed on invoices.',
    example: 'After the due date we charge interest of 9 percentage points above the base rate.',
  }),
  documentFooter: optionalLines(1_000).optional().meta({
    description: 'Printed at the foot of documents.',
    example: 'Managing director: Anna Berger',
  }),
  attachPdfToEmails: z.boolean('must be true or false.').optional().meta({
    description: 'The PDF goes with the emails about a document. `true` until you change it.',
  }),
}

/** Fields of an answer. */
export const particularsAnswer = {
  legalName: z.string().nullable(),
  tradingName: z.string().nullable(),
  address: addressAnswer.nullable(),
  contactName: z.string().nullable(),
  contactEmail: z.string().nullable(),
  phone: z.string().nullable(),
  website: z.string().nullable(),
  taxNumber: z.string().nullable(),
  vatNumber: z.string().nullable(),
  vatRegistered: z.boolean().nullable(),
  companyRegistrationNumber: z.string().nullable(),
  sellerId: z.string().nullable(),
  electronicAddress: electronicAddressAnswer.nullable(),
  defaultPaymentTermsDays: z.int().nullable(),
  latePaymentFee: z.string().nullable(),
  documentFooter: z.string().nullable(),
  attachPdfToEmails: z.boolean(),
  peppolDelivery: z.boolean(),
}

/** What the row has under another name, or less of. */
export const presentParticulars = (
  row: Pick<Organisation, 'address' | 'attachesDocuments' | 'sendsByPeppol'>,
) => ({
  address: presentAddress(row.address),
  attachPdfToEmails: row.attachesDocuments,
  peppolDelivery: row.sendsByPeppol,
})
