// What was paid of an invoice until now: every payment and refund, with date, method and reference. Each payment has a receipt of its own.
import { View } from '@react-pdf/renderer'
import type { DocumentPayment, InvoiceDocument } from '@/lib/payment-views/document'
import type { PayerCredit } from '@/lib/payment-views/payer-view'
import { meansOf } from '@/lib/words/means'
import { type Ink, LINE, MUTED, rowOf, Say } from './ink'
import { dayIn, moneyIn, Parties, type Sum, Sums } from './parts'
import { Head, Sheet } from './sheet'
import { as, cellOf } from './tags'

interface Props {
  ink: Ink
  view: InvoiceDocument
}

interface Movement {
  key: string
  day: string
  means: string
  reference: string
  text: string
}

export function PaidPaper({ ink, view }: Props) {
  const { say } = ink.reader
  const day = dayIn(ink)
  const number = view.documentNumber ?? ''
  const detail = say('paper.forInvoice', { number })
  const [first] = view.payments
  const facts: [string, string][] = [
    ...(first ? [[say('page.receipt.date'), day(first.paidOn)] satisfies [string, string]] : []),
    [say('page.paper.issued'), day(view.issueDate)],
  ]
  return (
    <Sheet ink={ink} view={view} title={`${say('page.receipt.title')} ${number}`}>
      <Head ink={ink} view={view} word={say('page.receipt.title')} detail={detail} />
      <Parties ink={ink} view={view} facts={facts} />
      <Movements ink={ink} view={view} />
      <Sums ink={ink} sums={sumsOf(ink, view)} />
    </Sheet>
  )
}

const GAP = 10

function Movements({ ink, view }: Props) {
  const { say } = ink.reader
  const head = {
    day: say('page.receipt.date'),
    means: say('page.receipt.means'),
    reference: say('page.receipt.reference'),
    text: say('paper.amount'),
  }
  return (
    <View {...as('Table')}>
      <View {...as('TR')} fixed style={{ borderBottom: `1pt solid ${ink.accent}`, paddingBottom: 3 }}>
        <Row ink={ink} movement={{ key: 'head', ...head }} isHead />
      </View>
      {view.payments
        .flatMap((payment) => movementsOf(ink, view, payment))
        .concat(view.credits.map((credit, at) => creditMovement(ink, view, credit, at)))
        .map((movement) => (
          <View
            key={movement.key}
            {...as('TR')}
            wrap={false}
            style={{ borderBottom: `0.5pt solid ${LINE}`, paddingVertical: 5 }}
          >
            <Row ink={ink} movement={movement} />
          </View>
        ))}
    </View>
  )
}

function Row({ ink, isHead = false, movement }: { ink: Ink; movement: Movement; isHead?: boolean }) {
  const [day, amount] = [96, 92]
  const rest = ink.width - day - amount - 3 * GAP
  const means = Math.floor(rest * 0.55)
  const look = isHead ? ({ size: 'small', colour: MUTED } as const) : {}
  return (
    <View style={{ ...rowOf(ink), gap: GAP }}>
      <Say ink={ink} width={day} {...look} tag={cellOf(isHead)}>
        {movement.day}
      </Say>
      <Say ink={ink} width={means} {...look} tag={cellOf(isHead)}>
        {movement.means}
      </Say>
      <Say ink={ink} width={rest - means} {...look} tag={cellOf(isHead)}>
        {movement.reference}
      </Say>
      <Say ink={ink} width={amount} align="end" {...look} tag={cellOf(isHead)}>
        {movement.text}
      </Say>
    </View>
  )
}

function movementsOf(ink: Ink, view: InvoiceDocument, payment: DocumentPayment): Movement[] {
  const { say } = ink.reader
  const money = moneyIn({ ink, view })
  const day = dayIn(ink)
  const means = meansOf(payment, view.seller.name, say)
  const { amountMinor, chargedBackMinor, isSurplus, paidOn, reference } = payment
  return [
    { key: reference, day: day(paidOn), means, reference, text: money(amountMinor) },
    ...payment.refunds.map((refund) => ({
      key: refund.reference,
      day: day(refund.askedOn),
      means: say(
        isSurplus ? 'page.receipt.surplus' : refund.isSurplus ? 'page.receipt.overpaid' : 'paper.refund',
      ),
      reference: refund.reference,
      text: money(-refund.amountMinor),
    })),
    ...(chargedBackMinor > 0
      ? [
          {
            key: `${reference} back`,
            day: '–',
            means: say('paper.chargedBack'),
            reference,
            text: money(-chargedBackMinor),
          },
        ]
      : []),
  ]
}

function creditMovement(ink: Ink, view: InvoiceDocument, credit: PayerCredit, at: number): Movement {
  const { say } = ink.reader
  return {
    key: `credit ${at}`,
    day: dayIn(ink)(credit.on),
    means: say(credit.amountMinor > 0 ? 'page.receipt.fromCredit' : 'page.receipt.keptAsCredit'),
    reference: '–',
    text: moneyIn({ ink, view })(credit.amountMinor),
  }
}

function sumsOf(ink: Ink, view: InvoiceDocument): Sum[] {
  const { say } = ink.reader
  const money = moneyIn({ ink, view })
  return [
    { name: say('paper.invoiceTotal'), text: money(view.totalMinor) },
    { name: say('page.paper.paid'), text: money(view.paidMinor), isStrong: true },
    ...(view.refundedMinor > 0
      ? [{ name: say('page.paper.refunded'), text: money(view.refundedMinor) }]
      : []),
    ...(view.amountCreditedMinor > 0
      ? [{ name: say('paper.credited'), text: money(view.amountCreditedMinor) }]
      : []),
    ...(view.outstandingMinor > 0
      ? [{ name: say('page.paper.left'), text: money(view.outstandingMinor) }]
      : []),
  ]
}
