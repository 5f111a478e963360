// What was paid, when, with what, and the number by which it can be found again.
import { fill } from '@/components/pay/words/fill'
import type { Language } from '@/components/pay/words/language'
import { QUIET_BUTTON } from '@/components/ui/button'
import { displayDay } from '@/components/ui/dates'
import { PrintButton } from '@/components/ui/print-button'
import { displayMoney } from '@/lib/money/display'
import type { PayerReceipt, PayerView } from '@/lib/payments/payer-view'
import { meansOf } from './means'

interface Props {
  view: PayerView
  language: Language
}

interface ReceiptsProps extends Props {
  /** Of the page, below which the receipt is fetched as a file. */
  path?: string | undefined
}

export function Receipts({ view, language, path }: ReceiptsProps) {
  const { receipt: say } = language.words
  if (view.receipts.length === 0) return null
  // What counts comes first; a payment made twice explains itself after it.
  const receipts = [...view.receipts].sort((one, other) => Number(one.isSurplus) - Number(other.isSurplus))
  return (
    <section aria-label={say.title} className="grid gap-6">
      <h2 className="-mb-2 font-strong">{say.title}</h2>
      {receipts.map((receipt) => (
        <ReceiptFacts key={receipt.reference} receipt={receipt} view={view} language={language} />
      ))}
      <div className="flex flex-wrap gap-3">
        {path && (
          <a href={`${path}/receipt.pdf`} download className={QUIET_BUTTON}>
            {say.download}
          </a>
        )}
        <PrintButton>{say.keep}</PrintButton>
      </div>
    </section>
  )
}

function ReceiptFacts({ receipt, view, language }: Props & { receipt: PayerReceipt }) {
  const { locale, words } = language
  const money = (minor: number) => displayMoney(minor, view.currency, locale)
  const isRefunded = receipt.refundedMinor > 0 && !receipt.isSurplus
  const facts = [
    { name: words.receipt.amount, text: money(receipt.amountMinor), isFigure: true },
    { name: words.receipt.date, text: displayDay(receipt.paidAt, locale) },
    { name: words.receipt.means, text: meansOf(receipt, view.organisation.name, words) },
    ...(isRefunded
      ? [{ name: words.receipt.refunded, text: money(receipt.refundedMinor), isFigure: true }]
      : []),
    { name: words.receipt.reference, text: receipt.reference, isFigure: false },
  ]
  return (
    <div>
      {receipt.isSurplus && (
        <p className="pb-2 text-pretty">
          {fill(words.standing.surplus, { amount: money(receipt.amountMinor) })}
        </p>
      )}
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
    </div>
  )
}
