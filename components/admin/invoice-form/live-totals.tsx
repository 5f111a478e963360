// The totals of the invoice while it is being written.
import { isCurrency } from '@/lib/money/currency'
import { displayMoney } from '@/lib/money/display'
import type { ReadLines } from './read-lines'

interface Props {
  currency: string
  read: ReadLines
}

export function LiveTotals({ currency, read: { grossMinors, totals } }: Props) {
  const display = (minor: number | undefined) =>
    minor !== undefined && isCurrency(currency) ? displayMoney(minor, currency, 'en-GB') : '–'
  const rows = [
    ['Subtotal', totals?.subTotalMinor],
    ['Tax', totals?.taxMinor],
  ] as const
  return (
    <div className="grid gap-1 border-t border-line pt-4 wide:ms-auto wide:w-80">
      <dl className="grid gap-1">
        {rows.map(([name, minor]) => (
          <div key={name} className="flex justify-between gap-6 text-muted">
            <dt>{name}</dt>
            <dd className="amount">{display(minor)}</dd>
          </div>
        ))}
        <div className="flex justify-between gap-6 text-17 font-strong">
          <dt>Total</dt>
          <dd className="amount">{display(totals?.totalMinor)}</dd>
        </div>
      </dl>
      {grossMinors.includes(undefined) && (
        <p className="text-13 text-muted">Unfinished lines are not counted yet.</p>
      )}
    </div>
  )
}
