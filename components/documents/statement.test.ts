// How a statement is printed: read back from the finished PDF.
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, it } from 'vitest'
import type { StatementDocument } from '@/lib/customers/statement-document'
import { renderDocument } from './render'
import { invoiceOnPaper } from './testing/paper'

const { customer, seller } = invoiceOnPaper()
const lines = [
  { day: '2026-03-01', kind: 'payment', amountMinor: -3000, balanceMinor: 123_456 },
  { day: '2026-03-05', kind: 'invoice', amountMinor: 10_000, balanceMinor: 133_456 },
  { day: '2026-03-06', kind: 'dispute_reversed', amountMinor: -1, balanceMinor: 133_455 },
] as const

const statement: StatementDocument = {
  customer,
  seller: { ...seller, bankDetails: null },
  locale: 'de-DE',
  from: '2026-03-01',
  to: '2026-03-31',
  currencies: [
    {
      currency: 'EUR',
      openingMinor: 126_456,
      lines: lines.map((line, at) => ({
        ...line,
        invoiceId: String(at),
        documentNumber: `INV-000${at}`,
        creditNote: null,
      })),
      closingMinor: 133_455,
    },
    { currency: 'JPY', openingMinor: 500, lines: [], closingMinor: 500 },
  ],
}

async function textOf(changes: Partial<StatementDocument> = {}) {
  const bytes = await renderDocument({ ...statement, ...changes }, { kind: 'statement' })
  const { text } = await extractText(await getDocumentProxy(bytes))
  return { pages: text.length, squeezed: text.join('\n').replace(/\s/g, '') }
}

it('a statement has opening and closing balances for each currency, in the customer’s language', async () => {
  const { squeezed } = await textOf()
  for (const part of [
    ...['Kundenkontoauszug', '1.März2026bis31.März2026', 'HotelLindenhof', 'BäckereiMorgenrot'],
    ...['Anfangssaldo', '1.264,56€', 'Zahlung', 'INV-0000', '-30,00€', '1.234,56€', 'Rechnung', 'INV-0001'],
    ...['100,00€', '1.334,56€', 'VonderBankwiedergutgeschrieben', 'Endsaldo', '1.334,55€', 'JPY', '500'],
  ])
    expect(squeezed).toContain(part)
})

it('a long statement spans pages, and an empty one says so', async () => {
  const many = Array.from({ length: 120 }, (_, at) => ({
    ...({ day: '2026-03-02', kind: 'payment', amountMinor: -1, balanceMinor: at } as const),
    ...{ invoiceId: String(at), documentNumber: `INV-${1000 + at}`, creditNote: null },
  }))
  const long = await textOf({
    currencies: [{ currency: 'EUR', openingMinor: 0, lines: many, closingMinor: 119 }],
  })
  expect(long.pages).toBeGreaterThan(2)
  // Whoever turns a page still sees which column is the balance.
  expect(long.squeezed.split('DatumEURRechnungBetragSaldo')).toHaveLength(long.pages + 1)
  for (const { documentNumber } of many) expect(long.squeezed).toContain(documentNumber)
  expect((await textOf({ currencies: [] })).squeezed).toContain('nichtsinRechnunggestellt')
})

it('a credit note is named by its number, and so is what takes it back', async () => {
  const paper = (id: string, number: string, cancels: string | null, amountMinor: number) => ({
    ...({ day: '2026-03-02', kind: 'credit', amountMinor, balanceMinor: 0 } as const),
    ...{ invoiceId: id, documentNumber: 'INV-0007', creditNote: { id, documentNumber: number, cancels } },
  })
  const lines = [paper('1', 'GS-0001', null, -500), paper('2', 'GS-0002', 'GS-0001', 500)]
  const { squeezed } = await textOf({
    currencies: [{ currency: 'EUR', openingMinor: 0, lines, closingMinor: 0 }],
  })
  expect(squeezed).toContain('RechnungskorrekturGS-0001INV-0007')
  expect(squeezed).toContain('GS-0002:HebtdieRechnungskorrekturGS-0001auf')
})
