// `GET /i/{token}` as JSON: these fields and nothing else.
import { z } from 'zod'
import { INVOICE_STATUSES } from '@/db/schema/invoices'
import { coversBy } from '@/lib/autopay/saveable'
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { presentAs } from '@/lib/http/fields/present'
import { tokenHashOf } from '@/lib/invoices/link'
import { majorUnits } from '@/lib/money/money'
import { absoluteLogo } from '@/lib/organisations/logo-address'
import { collectingOf } from '@/lib/plans/collecting'
import { priceOffer } from '@/lib/prices/offer'
import { dayIn } from '@/lib/time-zone'
import { readerFor } from '@/lib/words/reader'
import { presentPayersAutopay } from './autopay-view'
import { collectingAnswer, presentCollecting } from './collecting'
import { findRowByLink } from './frozen-row'
import type { PayerRow } from './payer-store'
import { saidOf } from './said-view'

export const publicInvoiceAnswer = z
  .object({
    documentNumber: z.string(),
    currency: z.string().length(3),
    customerName: z.string(),
    organisationName: z.string(),
    totalAmount: z.number(),
    amountPaid: z.number(),
    amountDue: z.number(),
    issueDate: z.iso.date(),
    dueDate: z.iso.date().nullable(),
    status: z.enum(INVOICE_STATUSES),
    memo: z.string().nullable(),
    organisationLogoUrl: z.string().nullable(),
    organisationPrimaryColour: z.string().nullable(),
    collecting: collectingAnswer,
  })
  .meta({ id: 'PublicInvoice' })

/** Throws `Payment.InvalidToken`. */
export async function readPublicInvoice(house: House, token: string): Promise<PayerRow> {
  const hash = tokenHashOf(token)
  return found(hash && (await findRowByLink(house, hash, house.clock.now())), 'Payment.InvalidToken')
}

const readerOf = ({ customer, organisation }: PayerRow) =>
  readerFor({ locale: customer.locale ?? organisation.locale, country: organisation.country })

export function presentPublicInvoice(row: PayerRow, { house }: { house: House }) {
  const { client, customer, invoice, organisation } = row
  const major = majorUnits(invoice.currency)
  const now = house.clock.now()
  const today = dayIn(organisation.timeZone, now)
  const collecting = collectingOf(row, today)
  return presentAs(publicInvoiceAnswer, invoice, {
    documentNumber: invoice.documentNumber ?? '',
    customerName: customer.name,
    organisationName: organisation.name,
    totalAmount: major(invoice.totalMinor),
    amountPaid: major(invoice.amountPaidMinor),
    amountDue: major(invoice.outstandingMinor),
    organisationLogoUrl: absoluteLogo(house.env, {
      logoSha256: organisation.logoSha256,
      logoUrl: organisation.logoUrl ?? client.logoUrl,
    }),
    organisationPrimaryColour: organisation.primaryColour ?? client.primaryColour,
    collecting: presentCollecting(
      collecting,
      priceOffer(row, collecting.offers.full, now),
      saidOf(row, now),
      invoice.currency,
      presentPayersAutopay(
        row.autopay,
        readerOf(row),
        organisation.name,
        coversBy(invoice, collecting.processingMinor, today),
      ),
    ),
  })
}
