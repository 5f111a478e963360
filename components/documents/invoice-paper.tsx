// The invoice on paper.
import { View } from '@react-pdf/renderer'
import { displayQuantity, displayRate } from '@/components/invoice/figures'
import { displayUnitPrice } from '@/lib/money/display-unit-price'
import type { InvoiceDocument } from '@/lib/payment-views/document'
import { type Ink, isMirrored, LINE, MUTED, rowOf, Say, SIZES } from './ink'
import { allowanceSums, discountOf, notesOf, payersFacts, supplyFacts } from './particulars'
import { dayIn, invoiceTitle, moneyIn, Online, Parties, SUMS, type Sum, Sums, WaysToPay } from './parts'
import { PlanOfParts } from './plan-of-parts'
import { Head, Sheet } from './sheet'
import { billOf, SwissSlip } from './swiss-slip'
import { as, cellOf } from './tags'
import { widthOfText } from './wrap'

interface Props {
  ink: Ink
  view: InvoiceDocument
}

export function InvoicePaper({ ink, view }: Props) {
  const { say } = ink.reader
  const day = dayIn(ink)
  const title = invoiceTitle({ ink, view })
  const bill = billOf(view)
  const facts: [string, string][] = [
    [say('page.paper.issued'), day(view.issueDate)],
    ...(view.dueDate ? [[say('page.paper.due'), day(view.dueDate)] satisfies [string, string]] : []),
    ...supplyFacts(ink, view),
    ...payersFacts(ink, view),
  ]
  return (
    <Sheet
      ink={ink}
      view={view}
      title={title}
      watermark={view.state === 'draft' ? say('paper.draft') : undefined}
    >
      <Head
        ink={ink}
        view={view}
        word={say(view.snapshot?.kind === 'credit-note' ? 'paper.creditNote' : 'paper.invoice')}
        detail={detailOf(ink, view)}
        stamp={view.state === 'void' ? say('page.mark.void') : undefined}
      />
      <Parties ink={ink} view={view} facts={facts} />
      <Lines ink={ink} view={view} />
      {/* With a slip beneath, what is said of paying online stands beside the sums, so that all fits on a page. */}
      <View style={{ flexDirection: isMirrored(ink) ? 'row' : 'row-reverse', gap: 14 }} wrap={false}>
        <View>
          <Sums ink={ink} sums={sumsOf(ink, view)} />
        </View>
        {bill && view.paymentUrl && (
          <View style={{ marginTop: 14 }}>
            <Online ink={ink} url={view.paymentUrl} width={ink.width - SUMS - 14} />
          </View>
        )}
      </View>
      <PlanOfParts ink={ink} view={view} />
      <Notes ink={ink} view={view} />
      {view.memo && (
        <View style={{ marginTop: 20 }}>
          <Say ink={ink} width={ink.width} size="small" colour={MUTED} tag={as('H2').tag}>
            {say('page.paper.memo')}
          </Say>
          <Say ink={ink} width={ink.width}>
            {view.memo}
          </Say>
        </View>
      )}
      {bill ? <SwissSlip ink={ink} bill={bill} /> : <WaysToPay ink={ink} view={view} />}
    </Sheet>
  )
}

/** Beneath what it is: its number, and which invoice it corrects. */
function detailOf(ink: Ink, { documentNumber, snapshot }: InvoiceDocument): string {
  const { day, say } = ink.reader
  const number = documentNumber ?? say('paper.draft')
  if (!snapshot?.corrects) return number
  const { documentNumber: corrected, issueDate } = snapshot.corrects
  // What cancels a credit note is an invoice again, over what was credited.
  const what =
    snapshot.kind === 'invoice'
      ? say('paper.cancelsCreditNote', { number: corrected })
      : say('paper.corrects', { number: corrected, day: day(issueDate) })
  return `${number}\n${what}`
}

export function Notes({ ink, view }: Props) {
  const notes = notesOf(ink, view)
  if (notes.length === 0) return null
  return (
    <View style={{ marginTop: 16, gap: 4 }}>
      {notes.map((note) => (
        <Say key={note} ink={ink} width={ink.width} size="small">
          {note}
        </Say>
      ))}
    </View>
  )
}

const GAP = 10
const NONE = '–'
/** The widest that a column of figures may get. */
const MOST = 110

type Cells = [description: string, quantity: string, price: string, tax: string, amount: string]

interface Columns {
  description: number
  quantity: number
  price: number
  /** 0 where no line bears tax. */
  tax: number
  amount: number
}

/** As wide as what stands in them, so that the description gets the rest. */
function columnsOf(ink: Ink, rows: Cells[]): Columns {
  const widest = (of: (row: Cells) => string) =>
    Math.min(
      MOST,
      Math.max(...rows.map((row) => widthOfText(of(row), ink.families, { size: SIZES.normal }) + 3)),
    )
  const hasTax = rows.slice(1).some(([, , , tax]) => tax !== NONE)
  const [quantity, price, tax, amount] = [
    widest((row) => row[1]),
    widest((row) => row[2]),
    hasTax ? widest((row) => row[3]) : 0,
    widest((row) => row[4]),
  ]
  const gaps = (hasTax ? 4 : 3) * GAP
  return { description: ink.width - quantity - price - tax - amount - gaps, quantity, price, tax, amount }
}

/** The head of the table comes again on every page on which the table goes on. */
export function Lines({ ink, view }: Props) {
  const { locale, say } = ink.reader
  const money = moneyIn({ ink, view })
  const head: Cells = [
    say('paper.description'),
    say('paper.quantity'),
    say('paper.unitPrice'),
    say('paper.tax'),
    say('paper.amount'),
  ]
  const rows = view.lines.map(
    (line): Cells => [
      line.description,
      displayQuantity(line.quantity, locale, line.unit),
      displayUnitPrice(line.unitPrice, view.currency, locale),
      line.taxRatePercent ? displayRate(line.taxRatePercent, locale) : NONE,
      money(line.amountMinor),
    ],
  )
  const columns = columnsOf(ink, [head, ...rows])
  // Two lines may be identical; they never move, so their position is a stable key.
  const numbered = rows.map((cells, index) => {
    const line = view.lines[index]
    return { cells, number: index + 1, more: line ? discountOf(ink, line, money) : null }
  })
  return (
    <View {...as('Table')}>
      <View {...as('TR')} fixed style={{ borderBottom: `1pt solid ${ink.accent}`, paddingBottom: 3 }}>
        <Row ink={ink} columns={columns} cells={head} isHead />
      </View>
      {numbered.map(({ cells, more, number }) => (
        <View
          key={number}
          {...as('TR')}
          wrap={false}
          style={{ borderBottom: `0.5pt solid ${LINE}`, paddingVertical: 5 }}
        >
          <Row ink={ink} columns={columns} cells={cells} more={more} />
        </View>
      ))}
    </View>
  )
}

interface RowProps {
  ink: Ink
  columns: Columns
  cells: Cells
  isHead?: boolean
  /** Beneath the description. */
  more?: string | null
}

function Row({ cells, columns, ink, isHead = false, more }: RowProps) {
  const [description, ...figures] = cells
  const widths = [columns.quantity, columns.price, columns.tax, columns.amount]
  const look = isHead ? ({ size: 'small', colour: MUTED } as const) : {}
  return (
    <View style={{ ...rowOf(ink), gap: GAP }}>
      <View {...{ tag: cellOf(isHead) }} style={{ width: columns.description }}>
        <Say ink={ink} width={columns.description} {...look} tag={null}>
          {description}
        </Say>
        {more && (
          <Say ink={ink} width={columns.description} size="small" colour={MUTED} tag={null}>
            {more}
          </Say>
        )}
      </View>
      {figures
        .map((text, index) => ({ text, width: widths[index] ?? 0, key: index }))
        .filter(({ width }) => width > 0)
        .map(({ key, text, width }) => (
          <Say ink={ink} key={key} width={width} align="end" {...look} tag={cellOf(isHead)}>
            {text}
          </Say>
        ))}
    </View>
  )
}

export function sumsOf(ink: Ink, view: InvoiceDocument): Sum[] {
  const { locale, say } = ink.reader
  const money = moneyIn({ ink, view })
  const isVoid = view.state === 'void'
  const owesLess = view.outstandingMinor !== view.totalMinor && !isVoid
  const some = (name: string, minor: number): Sum[] => (minor > 0 ? [{ name, text: money(minor) }] : [])
  // What bears no tax is told of where something else bears some: else the sums would not be seen to add up.
  const taxes = view.taxes.filter(({ ratePercent }) => ratePercent !== '0' || view.taxes.length > 1)
  return [
    ...allowanceSums(ink, view, money),
    ...(taxes.length > 0 || view.discount || view.charge
      ? [{ name: say('page.paper.subtotal'), text: money(view.subTotalMinor) }]
      : []),
    ...taxes.map(({ amountMinor, netMinor, ratePercent }) => ({
      name: say('paper.taxOn', {
        rate: displayRate(ratePercent, locale),
        net: money(netMinor),
      }),
      text: money(amountMinor),
    })),
    { name: say('page.paper.total'), text: money(view.totalMinor), isStrong: true, isStruck: isVoid },
    ...some(say('page.paper.paid'), view.paidMinor),
    ...some(say('page.paper.refunded'), view.refundedMinor),
    ...some(say('paper.credited'), view.amountCreditedMinor),
    ...(owesLess
      ? [{ name: say('page.paper.left'), text: money(view.outstandingMinor), isStrong: true }]
      : []),
  ]
}
