// The payments of an invoice: amount, date, method and reference.

import { Live } from '@/components/live/live'
import { QUIET_BUTTON, TEXT_BUTTON } from '@/components/ui/button'
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
  const isOnly = view.receipts.length === 1 && view.credits.length === 0
  const only = isOnly ? view.receipts[0] : undefined
  const numbered = view.credits.map((credit, at) => ({ credit, number: at }))
  return (
    <section aria-label={say('page.receipt.title')} className="grid gap-6">
      <h2 className="-mb-2 font-strong">{say('page.receipt.title')}</h2>
      {receipts.map((receipt) => (
        <div key={receipt.reference}>
          <ReceiptFacts receipt={receipt} view={view} reader={reader} />
          {path && !isOnly && <ReceiptLink receipt={receipt} path={path} reader={reader} />}
        </div>
      ))}
      {numbered.map(({ credit, number }) => (
        <CreditFacts key={number} credit={credit} view={view} reader={reader} />
      ))}
      <div className="flex flex-wrap gap-3">
        {path && (
          <a href={only ? paperOf(path, only) : `${path}/receipt.pdf`} download className={QUIET_BUTTON}>
            {say(only ? 'page.receipt.download' : 'page.receipt.all')}
          </a>
        )}
        <Live part="print" told={{ children: say('page.receipt.keep') }} />
      </div>
    </section>
  )
}

const paperOf = (path: string, { id }: PayerReceipt) => `${path}/payments/${id}/receipt.pdf`

/** Of several, each is named by its number, or by the payment until it has one. */
function ReceiptLink({
  path,
  reader: { say },
  receipt,
}: Pick<Props, 'reader'> & { receipt: PayerReceipt; path: string }) {
  return (
    <a href={paperOf(path, receipt)} download className={TEXT_BUTTON}>
      {say('page.receipt.download')} <bdi>{receipt.documentNumber ?? receipt.reference}</bdi>
    </a>
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
    ...(receipt.documentNumber
      ? [{ name: say('paper.receiptNumber'), text: receipt.documentNumber, isFigure: false }]
      : []),
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
