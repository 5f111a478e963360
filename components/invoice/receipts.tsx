// The payments of an invoice: amount, date, method and reference.

import { QUIET_BUTTON } from '@/components/ui/button'
import { PrintButton } from '@/components/ui/print-button'
import type { PayerCredit, PayerReceipt, PayerView } from '@/lib/payment-views/payer-view'
import { meansOf } from '@/lib/words/means'
import type { Reader } from '@/lib/words/reader'

interface Props {
  view: PayerView
  reader: Reader
}

interface ReceiptsProps extends Props {
  /** Of the page, below which the receipt is fetched as a file. */
  path?: string | undefined
}

export function Receipts({ view, reader, path }: ReceiptsProps) {
  const { say } = reader
  if (view.receipts.length + view.credits.length === 0) return null
  // The payment that counts comes first, then duplicates.
  const receipts = [...view.receipts].sort((one, other) => Number(one.isSurplus) - Number(other.isSurplus))
  // Two of one day and one amount look the same; their order never changes.
  const numbered = view.credits.map((credit, at) => ({ credit, number: at }))
  return (
    <section aria-label={say('page.receipt.title')} className="grid gap-6">
      <h2 className="-mb-2 font-strong">{say('page.receipt.title')}</h2>
      {receipts.map((receipt) => (
        <ReceiptFacts key={receipt.reference} receipt={receipt} view={view} reader={reader} />
      ))}
      {numbered.map(({ credit, number }) => (
        <CreditFacts key={number} credit={credit} view={view} reader={reader} />
      ))}
      <div className="flex flex-wrap gap-3">
        {path && (
          <a href={`${path}/receipt.pdf`} download className={QUIET_BUTTON}>
            {say('page.receipt.download')}
          </a>
        )}
        <PrintButton>{say('page.receipt.keep')}</PrintButton>
      </div>
    </section>
  )
}

function ReceiptFacts({ receipt, view, reader }: Props & { receipt: PayerReceipt }) {
  const { day, money: displayed, say } = reader
  const money = (minor: number) => displayed(minor, view.currency)
  const { isSurplus, refundedMinor, surplusReturnedMinor } = receipt
  const askedBackMinor = isSurplus ? 0 : refundedMinor - surplusReturnedMinor
  const facts = [
    { name: say('page.receipt.amount'), text: money(receipt.amountMinor), isFigure: true },
    { name: say('page.receipt.date'), text: day(receipt.paidOn) },
    { name: say('page.receipt.means'), text: meansOf(receipt, view.organisation.name, say) },
    ...(surplusReturnedMinor > 0
      ? [{ name: say('page.receipt.overpaid'), text: money(surplusReturnedMinor), isFigure: true }]
      : []),
    ...(askedBackMinor > 0
      ? [{ name: say('page.receipt.refunded'), text: money(askedBackMinor), isFigure: true }]
      : []),
    ...(receipt.chargedBackMinor > 0
      ? [{ name: say('page.mark.chargedBack'), text: money(receipt.chargedBackMinor), isFigure: true }]
      : []),
    { name: say('page.receipt.reference'), text: receipt.reference, isFigure: false },
  ]
  return (
    <div>
      {isSurplus && (
        <p className="pb-2 text-pretty">
          {say('page.standing.surplus', { amount: money(receipt.amountMinor) })}
        </p>
      )}
      <Facts facts={facts} />
    </div>
  )
}

function CreditFacts({ credit, view, reader: { day, money, say } }: Props & { credit: PayerCredit }) {
  const name = say(credit.amountMinor > 0 ? 'page.receipt.fromCredit' : 'page.receipt.keptAsCredit')
  return (
    <Facts
      facts={[
        { name, text: money(Math.abs(credit.amountMinor), view.currency), isFigure: true },
        { name: say('page.receipt.date'), text: day(credit.on), isFigure: false },
      ]}
    />
  )
}

const Facts = ({ facts }: { facts: { name: string; text: string; isFigure?: boolean }[] }) => (
  <dl className="border-b border-line">
    {facts.map(({ name, text, isFigure }) => (
      <div key={name} className="flex justify-between gap-4 border-t border-line py-2">
        <dt className="shrink-0 text-muted">{name}</dt>
        <dd className={`min-w-0 text-end ${isFigure ? 'amount' : ''}`}>
          <bdi>{text}</bdi>
        </dd>
      </div>
    ))}
  </dl>
)
