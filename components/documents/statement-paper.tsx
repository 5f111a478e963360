// The statement document: opening balance, entries and closing balance for each currency.
import { View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import type { CurrencyStatement, StatementLine } from '@/lib/customers/statement'
import type { StatementDocument } from '@/lib/customers/statement-document'
import type { Reader } from '@/lib/words/reader'
import type { FinishedKey } from '@/lib/words/room'
import { type Ink, LINE, MUTED, rowOf, Say } from './ink'
import { dayIn, Parties } from './parts'
import { Head, Sheet } from './sheet'
import { as, cellOf } from './tags'

interface Props {
  ink: Ink
  view: StatementDocument
}

const KINDS: Record<StatementLine['kind'], FinishedKey> = {
  invoice: 'paper.invoice',
  voided: 'paper.invoiceVoided',
  payment: 'paper.payment',
  refund: 'paper.refund',
  refund_reversed: 'paper.refundFailed',
  dispute_lost: 'paper.chargedBack',
  dispute_reversed: 'paper.disputeWon',
  credit: 'paper.credited',
}

export function StatementPaper({ ink, view }: Props) {
  const { say } = ink.reader
  const day = dayIn(ink)
  const title = say('paper.statement')
  const span = say('paper.statementSpan', { from: day(view.from), to: day(view.to) })
  return (
    <Sheet ink={ink} view={view} title={title}>
      <Head ink={ink} view={view} word={title} detail={span} />
      <Parties ink={ink} view={view} facts={closingFacts(ink, view)} />
      {view.currencies.length === 0 && (
        <Say ink={ink} width={ink.width}>
          {say('paper.nothingInvoiced')}
        </Say>
      )}
      {view.currencies.map((statement) => (
        <OfCurrency key={statement.currency} ink={ink} statement={statement} />
      ))}
    </Sheet>
  )
}

/** By its number, because each is a document of its own. */
function whatOf({ creditNote, kind }: StatementLine, { say }: Reader): string {
  if (!creditNote) return say(KINDS[kind])
  const { cancels, documentNumber } = creditNote
  return cancels === null
    ? `${say('paper.creditNote')} ${documentNumber}`
    : `${documentNumber}: ${say('paper.cancelsCreditNote', { number: cancels })}`
}

const closingFacts = ({ reader: { money, say } }: Ink, { currencies }: StatementDocument) =>
  currencies.map(({ closingMinor, currency }): [string, string] => [
    currencies.length > 1 ? `${say('paper.closingBalance')} (${currency})` : say('paper.closingBalance'),
    money(closingMinor, currency),
  ])

interface Cells {
  day: string
  what: string
  number: string
  amount: string
  balance: string
}

function OfCurrency({ ink, statement }: { ink: Ink; statement: CurrencyStatement }) {
  const { money, say } = ink.reader
  const { closingMinor, currency, lines, openingMinor } = statement
  const day = dayIn(ink)
  const head = {
    day: say('page.receipt.date'),
    what: currency,
    number: say('paper.invoice'),
    amount: say('paper.amount'),
    balance: say('paper.balance'),
  }
  const bare = (what: string, minor: number): Cells => ({
    ...{ day: '', what, number: '', amount: '' },
    balance: money(minor, currency),
  })
  const told = lines.map((line, at) => ({
    key: at,
    cells: {
      day: day(line.day),
      what: whatOf(line, ink.reader),
      number: line.documentNumber,
      amount: money(line.amountMinor, currency),
      balance: money(line.balanceMinor, currency),
    },
  }))
  return (
    <View {...as('Table')} style={{ marginBottom: 24 }}>
      <View {...as('TR')} style={{ borderBottom: `1pt solid ${ink.accent}`, paddingBottom: 3 }} fixed>
        <Row ink={ink} cells={head} isHead />
      </View>
      <Ruled>
        <Row ink={ink} cells={bare(say('paper.openingBalance'), openingMinor)} />
      </Ruled>
      {told.map(({ cells, key }) => (
        <Ruled key={key}>
          <Row ink={ink} cells={cells} />
        </Ruled>
      ))}
      <View {...as('TR')} style={{ paddingVertical: 5 }} wrap={false}>
        <Row ink={ink} cells={bare(say('paper.closingBalance'), closingMinor)} isStrong />
      </View>
    </View>
  )
}

const Ruled = ({ children }: { children: ReactNode }) => (
  <View {...as('TR')} wrap={false} style={{ borderBottom: `0.5pt solid ${LINE}`, paddingVertical: 5 }}>
    {children}
  </View>
)

const GAP = 8

interface RowProps {
  ink: Ink
  cells: Cells
  isHead?: boolean
  isStrong?: boolean
}

function Row({ cells, ink, isHead = false, isStrong = false }: RowProps) {
  const [day, number, figure] = [86, 76, 88]
  const what = ink.width - day - number - 2 * figure - 4 * GAP
  const look = { isStrong, ...(isHead ? ({ size: 'small', colour: MUTED } as const) : {}) }
  const columns = [
    ...[
      { name: 'day', width: day },
      { name: 'what', width: what },
      { name: 'number', width: number },
    ].map((column) => ({ ...column, align: 'start' as const })),
    ...['amount', 'balance'].map((name) => ({ name, width: figure, align: 'end' as const })),
  ]
  return (
    <View style={{ ...rowOf(ink), gap: GAP }}>
      {columns.map(({ align, name, width }) => {
        const text = cells[name as keyof Cells]
        return text ? (
          <Say key={name} ink={ink} width={width} align={align} {...look} tag={cellOf(isHead)}>
            {text}
          </Say>
        ) : (
          <View key={name} {...as('TD')} style={{ width }} />
        )
      })}
    </View>
  )
}
