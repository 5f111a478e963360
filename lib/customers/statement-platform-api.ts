// A customer's statement in the Platform API.
import { z } from 'zod'
import { isoDate } from '@/lib/http/fields/fields'
import { majorUnits } from '@/lib/money/money'
import type { CurrencyStatement, Statement } from './statement'

export const statementQuery = z.strictObject({
  from: isoDate.optional().meta({ description: 'Its first day; ninety days before the last if omitted.' }),
  to: isoDate
    .optional()
    .meta({ description: 'Its last day; today in the organisation’s time zone if omitted.' }),
})

const KINDS = {
  invoice: 'invoice',
  voided: 'voided',
  payment: 'payment',
  refund: 'refund',
  refund_reversed: 'refundReversed',
  dispute_lost: 'disputeLost',
  dispute_reversed: 'disputeReversed',
  credit: 'credit',
} as const

const line = z
  .object({
    date: z.iso.date(),
    kind: z.enum(KINDS),
    invoiceId: z.uuid(),
    documentNumber: z.string().meta({ description: 'Of the invoice.' }),
    creditNote: z
      .object({
        id: z.uuid(),
        documentNumber: z.string(),
        cancels: z
          .string()
          .nullable()
          .meta({ description: 'The number of the credit note that it takes back.' }),
      })
      .nullable()
      .meta({ description: 'The document of a line of the kind `credit`.' }),
    amount: z.number().meta({ description: 'By how much it changes what the customer owes.' }),
    balance: z.number(),
  })
  .meta({ id: 'StatementLine' })

export const statementAnswer = z
  .object({
    customerId: z.uuid(),
    customerName: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    timeZone: z.string(),
    currencies: z.array(
      z
        .object({
          currency: z.string(),
          openingBalance: z.number(),
          lines: z.array(line),
          closingBalance: z.number(),
        })
        .meta({ id: 'CurrencyStatement' }),
    ),
  })
  .meta({ id: 'CustomerStatement' })

function presentCurrency({ closingMinor, currency, lines, openingMinor }: CurrencyStatement) {
  const major = majorUnits(currency)
  return {
    currency,
    openingBalance: major(openingMinor),
    lines: lines.map(({ amountMinor, balanceMinor, creditNote, day, kind, ...invoice }) => ({
      date: day,
      kind: KINDS[kind],
      invoiceId: invoice.invoiceId,
      documentNumber: invoice.documentNumber,
      creditNote,
      amount: major(amountMinor),
      balance: major(balanceMinor),
    })),
    closingBalance: major(closingMinor),
  }
}

export const presentStatement = (statement: Statement): z.input<typeof statementAnswer> => ({
  customerId: statement.customer.id,
  customerName: statement.customer.name,
  from: statement.from,
  to: statement.to,
  timeZone: statement.timeZone,
  currencies: statement.currencies.map(presentCurrency),
})
