// What is booked to DATEV: each invoice and credit note, by tax category and rate, and each surcharge, against the debtor.
import type { TaxGroup } from '@/db/schema/tax'
import type { SnapshotParty } from '@/lib/documents/snapshot'
import { invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { taxGroupsOf } from '@/lib/invoices/tax-groups'
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import type { Organisation } from '@/lib/organisations/organisation'
import { type Day, dayIn } from '@/lib/time-zone'
import { decimalOf } from '../cell'
import { isCancelling, walkCreditNotes } from '../credit-notes'
import { selectIssuedCurrencies } from '../document-store'
import { walkInvoices } from '../invoices'
import { walkBooked } from '../money'
import { type Booked, selectSurcharge } from '../money-store'
import { partyOf } from '../party'
import type { Range } from '../range'
import { accountFor, accountForSurcharges, type Chart, type OwnAccounts } from './accounts'
import type { Posting } from './batch'

export interface DatevSetting {
  chart: Chart
  receivables: string
  revenue: OwnAccounts
  seller: Pick<Organisation, 'country' | 'vatRegistered'>
}

/** DATEV has two decimals. Throws `Request.Invalid`. */
export async function assertTwoDecimals(house: House, range: Range): Promise<void> {
  const currencies = range.currency ? [range.currency] : await selectIssuedCurrencies(house.db, range)
  const finer = currencies.find((currency) => isCurrency(currency) && currencyDigits(currency) > 2)
  if (finer)
    throw invalidField(
      '/currency',
      'too-many-decimals',
      `DATEV takes two decimals, and ${finer} has three. Ask for the other currencies one at a time.`,
    )
}

interface Issued extends Pick<Posting, 'day' | 'dueDay' | 'documentNumber' | 'currency'> {
  party: SnapshotParty
  groups: readonly TaxGroup[]
  /** On which side of the debtor an amount above 0 stands. */
  side: Posting['side']
}

const twoDecimals = (minor: number, currency: string): string => {
  const [whole, part = '00'] = decimalOf(minor, currency).split('.')
  return `${whole},${part}`
}

const OTHER = { S: 'H', H: 'S' } as const

function* postingsOf(setting: DatevSetting, issued: Issued): Generator<Posting> {
  const { chart, receivables, revenue, seller } = setting
  const { currency, day, documentNumber, dueDay, groups, party, side } = issued
  for (const { baseMinor, category, ratePpm, taxMinor } of groups) {
    const grossMinor = baseMinor + taxMinor
    if (grossMinor === 0) continue
    const isAbroad = party.country !== null && party.country !== seller.country
    const sale = { category, ratePpm, isAbroad, isSmall: seller.vatRegistered === false }
    yield {
      ...{ currency, day, documentNumber, dueDay },
      amount: twoDecimals(Math.abs(grossMinor), currency),
      // What is taken off under another rate stands on the other side.
      side: grossMinor > 0 ? side : OTHER[side],
      account: receivables,
      contraAccount: accountFor(chart, revenue, sale),
      text: `${documentNumber} ${party.name}`,
      vatNumber: category === 'K' || category === 'AE' ? party.vatNumber : null,
    }
  }
}

/**
 * What the debtor owes more by an entry, or less below 0. No document asks for a surcharge: it is owed once it is paid. Where its
 * payment goes back whole, what was returned beyond the invoice is booked as the seller's loss, up to the surcharge by whatever
 * comes first; where that is taken back, such as by a dispute that is won later, the surcharge is owed again.
 */
async function surchargeOwed({ db }: House, { entry, payment }: Booked): Promise<number> {
  if (entry.kind === 'surcharge') return -entry.amountMinor
  if (!payment?.price) return 0
  const { borneMinor, surchargeMinor } = await selectSurcharge(db, entry)
  const backAfter = (lossMinor: number) => Math.min(lossMinor, surchargeMinor)
  return backAfter(borneMinor) - backAfter(borneMinor + entry.amountMinor)
}

async function surchargePosting(
  house: House,
  { chart, receivables }: DatevSetting,
  booked: Booked,
  day: Day,
): Promise<Posting | undefined> {
  const { customerName, documentNumber, entry, receiptNumber } = booked
  const owedMinor = await surchargeOwed(house, booked)
  if (owedMinor === 0) return undefined
  return {
    ...{ day, dueDay: null, currency: entry.currency, vatNumber: null },
    documentNumber: receiptNumber ?? documentNumber ?? '',
    amount: twoDecimals(Math.abs(owedMinor), entry.currency),
    side: owedMinor > 0 ? 'S' : 'H',
    account: receivables,
    contraAccount: accountForSurcharges(chart),
    text: `Zahlungszuschlag ${documentNumber ?? ''} ${customerName ?? ''}`,
  }
}

/** Invoices, void ones left out, then credit notes, among them those of discounts, then surcharges. */
export async function* walkPostings(
  house: House,
  range: Range,
  setting: DatevSetting,
): AsyncGenerator<Posting> {
  for await (const { customer, frozen, invoice, lines } of walkInvoices(house, range, false))
    yield* postingsOf(setting, {
      ...{ day: invoice.issueDate, dueDay: invoice.dueDate, currency: invoice.currency, side: 'S' },
      documentNumber: invoice.documentNumber ?? '',
      party: partyOf({ customer, frozen, billedTo: invoice.billedTo }),
      groups: taxGroupsOf(invoice, lines),
    })
  for await (const found of walkCreditNotes(house, range))
    yield* postingsOf(setting, {
      ...{ day: found.note.issueDate ?? range.from, dueDay: null, currency: found.note.currency },
      side: isCancelling(found) ? 'S' : 'H',
      documentNumber: found.note.documentNumber ?? '',
      party: partyOf(found),
      groups: found.note.taxGroups,
    })
  for await (const booked of walkBooked(house, range, ['surcharge', 'seller_loss'])) {
    const day = dayIn(range.timeZone, booked.entry.occurredAt)
    const posting = await surchargePosting(house, setting, booked, day)
    if (posting) yield posting
  }
}
