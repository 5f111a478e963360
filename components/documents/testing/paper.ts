// An invoice as it would come from the books, for tests of how it is printed.
import type { DocumentPayment, InvoiceDocument } from '@/lib/payment-views/document'

export const visaPayment: DocumentPayment = {
  amountMinor: 14_076,
  paidOn: '2026-11-20',
  methodType: 'card',
  brand: 'visa',
  last4: '4242',
  wallet: null,
  reference: 'ch_3PqRemit0001',
  isSurplus: false,
  chargedBackMinor: 0,
  refunds: [],
}

const UNNAMED = { category: 'S', name: null, reason: null } as const

export function invoiceOnPaper(changes: Partial<InvoiceDocument> = {}): InvoiceDocument {
  return {
    state: 'due',
    documentNumber: 'INV-0007',
    seller: {
      name: 'Bäckerei Morgenrot',
      email: 'hallo@morgenrot.example',
      country: 'DE',
      primaryColour: '#c2410c',
      bankDetails: {
        accountHolder: 'Bäckerei Morgenrot GmbH',
        bankName: 'Sparkasse Beispielstadt',
        iban: 'DE89370400440532013000',
        bic: 'COBADEFFXXX',
      },
    },
    customer: {
      name: 'Hotel Lindenhof',
      email: 'accounts@lindenhof.example',
      addressLines: ['Lindenallee 12', '10115 Berlin'],
      country: 'DE',
    },
    locale: 'en-GB',
    currency: 'EUR',
    issueDate: '2026-11-01',
    dueDate: '2026-12-01',
    supplyDate: null,
    servicePeriod: null,
    purchaseOrderNumber: null,
    buyerReference: null,
    pricesIncludeTax: false,
    linesMinor: 12_032,
    discount: null,
    charge: null,
    memo: 'Thank you for your order.\nDelivered to the back door.',
    lines: [
      {
        description: 'Wedding cake, three tiers',
        quantity: '1',
        unit: 'C62',
        unitPrice: '100',
        discount: null,
        amountMinor: 10_000,
        taxRatePercent: '19',
      },
      {
        description: 'Rolls',
        quantity: '20.5',
        unit: 'C62',
        unitPrice: '1',
        discount: null,
        amountMinor: 2_050,
        taxRatePercent: '7',
      },
      {
        description: 'Deposit',
        quantity: '-1',
        unit: 'C62',
        unitPrice: '0.18',
        discount: null,
        amountMinor: -18,
        taxRatePercent: null,
      },
    ],
    subTotalMinor: 12_032,
    taxes: [
      { ...UNNAMED, ratePercent: '7', netMinor: 2_050, amountMinor: 144 },
      { ...UNNAMED, ratePercent: '19', netMinor: 10_000, amountMinor: 1_900 },
    ],
    totalMinor: 14_076,
    amountCreditedMinor: 0,
    outstandingMinor: 14_076,
    paidMinor: 0,
    refundedMinor: 0,
    payments: [],
    credits: [],
    paymentUrl: 'https://pay.remit.example/i/Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6',
    ...changes,
  }
}
