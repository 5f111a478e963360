// The preview's sample invoice, in the organisation's own name and currency.
import type { Currency } from '@/lib/money/currency'
import { currencyDigits } from '@/lib/money/currency'
import { parseDecimal } from '@/lib/money/decimal'
import type { PayerView } from '@/lib/payment-views/payer-view'

interface Seen {
  name: string
  email: string | null
  logoUrl: string | null
  currency: Currency
}

const DAY = '2027-01-31'

export function sampleView({ currency, email, logoUrl, name }: Seen): PayerView {
  const digits = currencyDigits(currency)
  const minor = (text: string) => parseDecimal(digits === 0 ? text.replace('.', '') : text, digits)
  return {
    state: 'due',
    documentNumber: 'INV-0042',
    organisation: { name: name || 'Your business', email, logoUrl, primaryColour: null, bankDetails: null },
    bankCode: null,
    transferMinor: minor('140.76'),
    customerName: 'A customer',
    locale: 'en-GB',
    currency,
    issueDate: '2027-01-17',
    dueDate: DAY,
    supplyDate: null,
    servicePeriod: null,
    purchaseOrderNumber: null,
    buyerReference: null,
    memo: null,
    pricesIncludeTax: false,
    lines: [
      {
        description: 'What you sold',
        quantity: '2',
        unit: 'C62',
        unitPrice: digits === 0 ? '6000' : '60',
        discount: null,
        amountMinor: minor('120.00'),
        taxRatePercent: null,
      },
      {
        description: 'Delivery',
        quantity: '1',
        unit: 'C62',
        unitPrice: digits === 0 ? '2076' : '20.76',
        discount: null,
        amountMinor: minor('20.76'),
        taxRatePercent: null,
      },
    ],
    linesMinor: minor('140.76'),
    discount: null,
    charge: null,
    subTotalMinor: minor('140.76'),
    taxes: [],
    totalMinor: minor('140.76'),
    amountPaidMinor: 0,
    amountRefundedMinor: 0,
    amountCreditedMinor: 0,
    creditNotes: [],
    amountOverpaidMinor: 0,
    outstandingMinor: minor('140.76'),
    credits: [],
    decline: null,
    methodType: null,
    reviewCause: null,
    receipts: [],
    checkout: null,
    noCheckoutReason: null,
    autopay: { isOffered: false, consent: null },
    saving: null,
    prices: null,
    collecting: {
      ...{ parts: [], processingMinor: 0, offers: { full: null, next: null, other: null } },
      chosen: { choice: null, amountMinor: null, refused: null },
    },
    pausedMinutes: 0,
    said: { promise: null, promisable: null, orderNumber: null, mayGiveNumber: false, questions: [] },
  }
}
