// Charges what paying late has cost by today: as an invoice of its own, which names the one it is about, and bears no VAT.
import { transact } from '@/db/transact'
import { selectCustomer } from '@/lib/customers/store'
import { sendWithin } from '@/lib/documents/send-invoice'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { insertDraft } from '@/lib/invoices/create'
import { dueByTerms } from '@/lib/invoices/due-date'
import { findInvoice } from '@/lib/invoices/find'
import { lockInvoice } from '@/lib/invoices/store'
import { type Currency, currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal, formatPercent } from '@/lib/money/decimal'
import { selectOrganisation } from '@/lib/organisations/store'
import { type Reader, readerFor } from '@/lib/words/reader'
import type { Fee } from './late-fee'
import { type NamedRates, ON_TOP_PPM } from './rates'
import { reckonLateFee } from './read'
import { insertFee, selectFee, selectFeeOfDocument } from './store'

interface Terms {
  organisationId: string
  customerId: string
  issueDate?: string | undefined
  dueDate?: string | null | undefined
}

interface Order {
  organisationId: string
  invoiceId: string
  /** Of the new invoice: a repeat makes the same one. */
  documentId: string
  /** At once, and not as a draft. */
  isSent: boolean
  named?: NamedRates
}

/** Each stretch as it was reckoned, in figures alone: they are the same in every language. */
const reckoningOf = ({ stretches }: Fee, currency: Currency): string =>
  stretches
    .map(({ days, from, lateMinor, ratePpm, to }) => {
      const late = formatDecimal(lateMinor, currencyDigits(currency))
      return `${from} – ${to}: ${late} ${currency} × (${formatPercent(ratePpm - ON_TOP_PPM)} % + ${formatPercent(ON_TOP_PPM)} %) × ${days} / 365`
    })
    .join('\n')

function linesOf(fee: Fee, number: string, currency: Currency, { say }: Reader) {
  const isByLaw = fee.kind === 'statutory-eu' || fee.kind === 'statutory-uk'
  const said = [
    { minor: fee.interestMinor, description: say('paper.lateInterest', { number }) },
    {
      minor: fee.compensationMinor,
      description: isByLaw ? say('paper.lateSum', { number }) : say('paper.lateFee', { number }),
    },
  ]
  return said
    .filter(({ minor }) => minor > 0)
    .map(({ description, minor }) => ({
      ...{ description, quantity: 1, unitPrice: formatDecimal(minor, currencyDigits(currency)) },
      ...{ taxCategory: 'O' as const, taxExemptionReason: say('paper.reason.lateFee') },
    }))
}

/** Throws `Invoice.NotFound`, `LateFee.NotDue`, `LateFee.NotGranted`, `LateFee.RateUnknown`. */
export async function chargeLateFee(
  house: House,
  { documentId, invoiceId, isSent, named, organisationId }: Order,
) {
  const { clock, db } = house
  const late = await findInvoice(house, organisationId, invoiceId)
  // Before the transaction: it asks on a connection of its own.
  const { dueDate, issueDate } = await dueByTerms<Terms>(house, {
    ...{ organisationId, customerId: late.customerId },
  })
  const id = await transact(db, async (tx) => {
    const invoice = found(await lockInvoice(tx, organisationId, invoiceId), 'Invoice.NotFound')
    const known = await selectFeeOfDocument(tx, documentId)
    if (known) return known.id
    const { fee } = await reckonLateFee(tx, invoice, clock.now(), named)
    if ('code' in fee) throw new Failure(fee.code, fee.detail)
    const { customerId, documentNumber } = invoice
    const { currency } = invoice
    if (!isCurrency(currency)) throw new Error(`an invoice in unknown currency ${currency}`)
    const organisation = found(await selectOrganisation(tx, organisationId), 'Organisation.NotFound')
    const customer = found(await selectCustomer(tx, organisationId, customerId), 'Customer.NotFound')
    const reader = readerFor({
      locale: customer.locale ?? organisation.locale,
      country: organisation.country,
    })
    const order = {
      ...{ id: documentId, organisationId, customerId, currency },
      lineItems: linesOf(fee, documentNumber ?? '', currency, reader),
      ...{ memo: reckoningOf(fee, currency) || null, dueDate, issueDate },
      // Nothing is taken off of a fee, nor put on it: the organisation's defaults are for what it sells.
      ...{ earlyPayment: null, methodAdjustments: null },
    }
    await insertDraft(tx, house, order)
    const row = { id: newId(), organisationId, invoiceId, documentId, createdAt: clock.now() }
    const { compensationMinor, interestMinor, kind, stretches: reckoning, through } = fee
    await insertFee(tx, { ...row, kind, through, interestMinor, compensationMinor, reckoning })
    if (isSent) await sendWithin(tx, house, { id: documentId, organisationId, letterId: newId() })
    return row.id
  })
  return found(await selectFee(db, organisationId, id), 'Invoice.NotFound')
}
