// Builds snapshots of issued documents for tests: lines as people write them, and the amounts that follow from them.
import type { TaxCategory, TaxGroup } from '@/db/schema/tax'
import { currencyDigits } from '@/lib/money/currency'
import { toMinor } from '@/lib/money/money'
import { divideHalfUp } from '@/lib/money/rounding'
import { exactOf, partOf, productOf, withoutTax } from '../e-document/exact'
import type {
  DocumentSnapshot,
  SnapshotAllowance,
  SnapshotCharge,
  SnapshotLine,
  SnapshotReceipt,
} from '../snapshot'

export interface Written {
  description?: string
  quantity?: string
  unit?: string
  unitPrice: string
  category?: TaxCategory
  ratePpm?: number
  reason?: string
  discountMinor?: number
}

export type Particulars = Partial<
  Omit<DocumentSnapshot, 'lines' | 'discount' | 'charge' | 'seller' | 'buyer'>
> & {
  seller?: Partial<DocumentSnapshot['seller']>
  buyer?: Partial<DocumentSnapshot['buyer']>
  lines: Written[]
  discountMinor?: number
  discountPercent?: string
  charge?: Pick<SnapshotCharge, 'amountMinor' | 'taxCategory' | 'taxRatePpm'>
}

export const BAKERY: DocumentSnapshot['seller'] = {
  name: 'Bäckerei Berger',
  legalName: 'Berger & Töchter GmbH',
  tradingName: null,
  address: { line1: 'Mehlgasse 3', postalCode: '10115', city: 'Berlin', country: 'DE' },
  country: 'DE',
  email: 'post@berger.example',
  vatNumber: 'DE136695976',
  companyRegistrationNumber: 'HRB 4711',
  electronicAddress: { scheme: '9930', id: 'DE136695976' },
  contactName: 'Anna Berger',
  contactEmail: 'rechnung@berger.example',
  phone: '+49 30 1234567',
  website: null,
  taxNumber: '30/123/45678',
  vatRegistered: true,
  sellerId: null,
  bankDetails: {
    accountHolder: 'Berger & Töchter GmbH',
    iban: 'DE02 1203 0000 0000 2020 51',
    bic: 'BYLADEM1001',
  },
}

export const CAFE: DocumentSnapshot['buyer'] = {
  name: 'Café Morgenrot',
  legalName: null,
  address: { line1: 'Am Markt 1', line2: 'Hinterhaus', postalCode: '04109', city: 'Leipzig', country: 'DE' },
  country: 'DE',
  email: 'buchhaltung@morgenrot.example',
  vatNumber: null,
  companyRegistrationNumber: null,
  electronicAddress: { scheme: '0088', id: '4012345000009' },
}

const ALLOWANCE = (amountMinor: number, percent: string | null = null): SnapshotAllowance => ({
  percent,
  amountMinor,
  reason: 'Mengenrabatt',
})

function lineOf(line: Written, at: number, digits: number): SnapshotLine {
  const quantity = line.quantity ?? '1'
  const full = Number(productOf(exactOf(quantity), exactOf(line.unitPrice), digits))
  const { category = 'S', discountMinor = 0, ratePpm = category === 'S' ? 190_000 : 0 } = line
  return {
    id: `line-${at}`,
    description: line.description ?? `Brot ${at + 1}`,
    quantity,
    unit: line.unit ?? 'C62',
    unitPrice: line.unitPrice,
    discount: discountMinor === 0 ? null : ALLOWANCE(discountMinor),
    taxCategory: category,
    taxRatePpm: ratePpm,
    taxRateName: null,
    taxExemptionReason: line.reason ?? null,
    netMinor: full - discountMinor,
    taxMinor: 0,
  }
}

interface Spread {
  discountMinor: number
  charge: Particulars['charge']
  withTax: boolean
}

const sameGroup = (a: Pick<SnapshotLine, 'taxCategory' | 'taxRatePpm'>) => (group: TaxGroup) =>
  group.category === a.taxCategory && group.ratePpm === a.taxRatePpm

/** The discount is spread in proportion, what is left over goes to the last; the charge falls on its own group. */
function groupsOf(lines: SnapshotLine[], { charge, discountMinor, withTax }: Spread): TaxGroup[] {
  const groups: TaxGroup[] = []
  for (const line of lines) {
    const known = groups.find(sameGroup(line))
    if (known) known.baseMinor += line.netMinor
    else
      groups.push({
        category: line.taxCategory,
        ratePpm: line.taxRatePpm,
        name: null,
        reason: line.taxExemptionReason,
        baseMinor: line.netMinor,
        taxMinor: 0,
        discountMinor: 0,
        chargeMinor: 0,
      })
  }
  const whole = groups.reduce((sum, { baseMinor }) => sum + baseMinor, 0)
  let left = discountMinor
  groups.forEach((group, at) => {
    const part = Number(divideHalfUp(BigInt(discountMinor) * BigInt(group.baseMinor), BigInt(whole || 1)))
    group.discountMinor = at === groups.length - 1 ? left : part
    group.chargeMinor = charge && sameGroup(charge)(group) ? charge.amountMinor : 0
    left -= group.discountMinor
    const gross = group.baseMinor - group.discountMinor + group.chargeMinor
    group.taxMinor = withTax
      ? toMinor(divideHalfUp(BigInt(gross) * BigInt(group.ratePpm), BigInt(1_000_000 + group.ratePpm)))
      : partOf(gross, group.ratePpm)
    group.baseMinor = withTax ? gross - group.taxMinor : gross
  })
  return groups
}

/** Of prices with tax: each line without it, the last of its group takes what is left. */
function withoutTaxIn(lines: SnapshotLine[], groups: TaxGroup[], spread: Spread): void {
  for (const group of groups) {
    const own = lines.filter((line) => sameGroup(line)(group))
    const without = (gross: number) => withoutTax(gross, group.ratePpm)
    let left = group.baseMinor + without(group.discountMinor) - without(group.chargeMinor)
    if (!spread.discountMinor && !spread.charge) left = group.baseMinor
    own.forEach((line, at) => {
      line.netMinor = at === own.length - 1 ? left : without(line.netMinor)
      left -= line.netMinor
    })
  }
}

export function documentOf({
  buyer,
  charge,
  discountMinor = 0,
  discountPercent,
  lines: written,
  seller,
  ...rest
}: Particulars): DocumentSnapshot {
  const currency = rest.currency ?? 'EUR'
  const lines = written.map((line, at) => lineOf(line, at, currencyDigits(currency)))
  const spread = { discountMinor, charge, withTax: rest.pricesIncludeTax ?? false }
  const taxGroups = groupsOf(lines, spread)
  if (spread.withTax) withoutTaxIn(lines, taxGroups, spread)
  const subTotalMinor = taxGroups.reduce((sum, { baseMinor }) => sum + baseMinor, 0)
  const taxMinor = taxGroups.reduce((sum, group) => sum + group.taxMinor, 0)
  return {
    version: 1,
    kind: 'invoice',
    documentNumber: 'RE-2026-0042',
    issueDate: '2026-11-30',
    dueDate: '2026-12-14',
    currency,
    locale: 'de-DE',
    pageSize: 'A4',
    seller: { ...BAKERY, ...seller },
    buyer: { ...CAFE, ...buyer },
    brand: { primaryColour: null, logoUrl: null, logoSha256: null },
    purchaseOrderNumber: null,
    buyerReference: 'Kostenstelle 7',
    supplyDate: '2026-11-28',
    servicePeriod: null,
    memo: null,
    footer: null,
    latePaymentFee: null,
    pricesIncludeTax: false,
    lines,
    discount: discountMinor === 0 ? null : ALLOWANCE(discountMinor, discountPercent ?? null),
    charge: charge ? { ...charge, percent: null, reason: 'Versand', taxExemptionReason: null } : null,
    taxGroups,
    isReckonedByLine: false,
    subTotalMinor,
    taxMinor,
    totalMinor: subTotalMinor + taxMinor,
    linkId: null,
    corrects: null,
    ...rest,
  }
}

/** Of an invoice of €119: some was paid before, some was credited, and some is left. */
export const receiptFor = (changes: Partial<SnapshotReceipt> = {}): SnapshotReceipt => ({
  documentNumber: 'R-0007',
  ...{ issueDate: '2026-11-21', paidOn: '2026-11-20', timeZone: 'Europe/Berlin' },
  ...{ methodType: 'card', brand: 'visa', last4: '4242', wallet: null },
  ...{ reference: 'P-3K7Q9-MD2X4', provider: 'Stripe', of: 'invoice' },
  ...{ amountMinor: 4_000, paidMinor: 6_000, fromCreditMinor: 0 },
  ...{ creditedMinor: 900, outstandingMinor: 5_000 },
  ...changes,
})
