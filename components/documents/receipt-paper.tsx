// The receipt of one payment, as it was issued: how much, when, by which means, for which invoice, and what is left.
import { View } from '@react-pdf/renderer'
import type { SnapshotReceipt } from '@/lib/documents/snapshot'
import type { InvoiceDocument } from '@/lib/payment-views/document'
import { meansOf } from '@/lib/words/means'
import type { Ink } from './ink'
import { Lines, Notes, sumsOf } from './invoice-paper'
import { payersFacts } from './particulars'
import { dayIn, Fact, moneyIn, Parties, type Sum, Sums } from './parts'
import { Head, Sheet } from './sheet'
import { as } from './tags'

interface Props {
  ink: Ink
  view: InvoiceDocument
  receipt: SnapshotReceipt
  /** With what was paid for, line by line. */
  isItemised: boolean
}

export function ReceiptPaper({ ink, isItemised, receipt, view }: Props) {
  const { say } = ink.reader
  const word = say('page.receipt.title')
  const number = view.documentNumber ?? ''
  const isOrder = receipt.of === 'order'
  const paidFor = isOrder
    ? say('mail.order.title', { number })
    : say('paper.corrects', { number, day: dayIn(ink)(view.issueDate) })
  const facts: [string, string][] = [
    [say('paper.receiptNumber'), receipt.documentNumber],
    [say('page.paper.issued'), dayIn(ink)(receipt.issueDate)],
    [say(isOrder ? 'paper.orderNumber' : 'paper.invoice'), number],
    ...payersFacts(ink, view),
  ]
  return (
    <Sheet ink={ink} view={view} title={`${word} ${receipt.documentNumber}`}>
      <Head ink={ink} view={view} word={word} detail={`${receipt.documentNumber}\n${paidFor}`} />
      <Parties ink={ink} view={view} facts={facts} />
      <Payment ink={ink} view={view} receipt={receipt} />
      {isItemised && (
        <View style={{ marginTop: 20 }}>
          <Lines ink={ink} view={view} />
        </View>
      )}
      <Sums ink={ink} sums={isItemised ? sumsOf(ink, view) : balanceOf(ink, view, receipt)} />
      <Notes ink={ink} view={view} />
    </Sheet>
  )
}

const some = (isThere: boolean, name: string, text: string): [string, string][] =>
  isThere ? [[name, text]] : []

/** What came, under the accent of the seller, larger than all else. */
function Payment({ ink, receipt, view }: Omit<Props, 'isItemised'>) {
  const { say } = ink.reader
  const { paidOn, provider, reference } = receipt
  const means = meansOf(receipt, view.seller.name, say)
  const { discountMinor = 0, surchargeMinor = 0 } = receipt
  const money = moneyIn({ ink, view })
  const facts: [string, string][] = [
    ...some(surchargeMinor > 0, say('paper.ofItSurcharge'), money(surchargeMinor)),
    ...some(discountMinor > 0, say('paper.creditedForPaying'), money(discountMinor)),
    [say('mail.label.paidOn'), dayIn(ink)(paidOn)],
    [say('page.receipt.means'), provider ? `${means} (${provider})` : means],
    [say('page.receipt.reference'), reference],
  ]
  return (
    <View {...as('Table')} style={{ borderTop: `1pt solid ${ink.accent}`, paddingTop: 6 }} wrap={false}>
      <Fact
        ink={ink}
        name={say('paper.amountReceived')}
        text={money(receipt.amountMinor)}
        width={ink.width}
        size="large"
        isStrong
      />
      {facts.map(([name, text]) => (
        <Fact key={name} ink={ink} name={name} text={text} width={ink.width} />
      ))}
    </View>
  )
}

/** From the total to what is left, which is said also where that is nothing. */
function balanceOf(ink: Ink, view: InvoiceDocument, receipt: SnapshotReceipt): Sum[] {
  const { say } = ink.reader
  const money = moneyIn({ ink, view })
  const { amountMinor, creditedMinor, fromCreditMinor, outstandingMinor, paidMinor } = receipt
  return [
    { name: say('paper.invoiceTotal'), text: money(view.totalMinor) },
    ...(creditedMinor > 0 ? [{ name: say('paper.credited'), text: money(creditedMinor) }] : []),
    ...(paidMinor !== amountMinor ? [{ name: say('paper.paidInTotal'), text: money(paidMinor) }] : []),
    ...(fromCreditMinor > 0 ? [{ name: say('page.receipt.fromCredit'), text: money(fromCreditMinor) }] : []),
    { name: say('page.paper.left'), text: money(outstandingMinor), isStrong: true },
  ]
}
