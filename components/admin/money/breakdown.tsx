// From what was paid to what is left, line by line.
import { Amount } from '@/components/ui/amount'
import type { Currency } from '@/lib/money/currency'
import { displayMoney } from '@/lib/money/display'
import type { MoneyFigures } from '@/lib/payment-views/money-view'

const LOCALE = 'en-GB'

interface Props {
  figures: MoneyFigures
  currency: Currency
  organisationName: string
  /** Recorded by hand, or taken on an account of the merchant's own: what was asked for that is not ours to know. */
  isFree?: boolean
}

interface Line {
  name: string
  minor: number | null
  note?: string
  isStrong?: boolean
}

function Row({ currency, isStrong = false, minor, name, note }: Line & { currency: Currency }) {
  return (
    <div
      className={`grid grid-cols-[1fr_auto] items-baseline gap-x-4 py-1.5 ${isStrong ? 'border-t border-line font-strong' : ''}`}
    >
      <dt className={isStrong ? '' : 'text-muted'}>{name}</dt>
      <dd>
        {minor === null ? (
          <span className="text-13 font-normal text-muted">Not known yet</span>
        ) : (
          <Amount minor={minor} currency={currency} locale={LOCALE} />
        )}
      </dd>
      {note && <dd className="col-span-2 text-13 font-normal text-muted text-pretty">{note}</dd>}
    </div>
  )
}

const negative = (minor: number | null): number | null => (minor === null ? null : 0 - minor)

function splitNote({ feeMinor, split }: MoneyFigures, currency: Currency): string | undefined {
  if (feeMinor === 0 || !split) return undefined
  const money = (minor: number) => displayMoney(minor, currency, LOCALE)
  return `Of what is kept, ${money(split.platformMinor)} stays with Remit and ${money(split.clientMinor)} goes to its partner.`
}

function linesOf({ currency, figures, isFree = false, organisationName }: Props): Line[] {
  const { disputeFeeMinor, feeMinor, feeRefundedMinor, grossMinor, netMinor } = figures
  const { providerFeeMinor, refundedMinor, remainsMinor, withdrawnMinor } = figures
  const isMoved = refundedMinor !== 0 || withdrawnMinor !== 0 || disputeFeeMinor !== 0
  const fees: Line[] = [
    { name: 'Stripe’s fee', minor: negative(providerFeeMinor) },
    { name: 'Remit’s fee', minor: negative(feeMinor), note: splitNote(figures, currency) },
    { name: 'Net', minor: netMinor, isStrong: true },
  ]
  const after: Line[] = [
    ...(refundedMinor === 0 ? [] : [{ name: 'Refunded', minor: negative(refundedMinor) }]),
    ...(feeRefundedMinor === 0 ? [] : [{ name: 'Remit’s fee refunded', minor: feeRefundedMinor }]),
    ...(withdrawnMinor === 0
      ? []
      : [{ name: 'Held or taken by a dispute', minor: negative(withdrawnMinor) }]),
    ...(disputeFeeMinor === 0
      ? []
      : [{ name: 'Stripe’s fee for the dispute', minor: negative(disputeFeeMinor) }]),
    { name: `Net for ${organisationName}`, minor: remainsMinor, isStrong: true },
  ]
  return [{ name: 'Paid', minor: grossMinor }, ...(isFree ? [] : fees), ...(isMoved ? after : [])]
}

export function Breakdown(props: Props) {
  return (
    <dl>
      {linesOf(props).map((line) => (
        <Row key={line.name} {...line} currency={props.currency} />
      ))}
    </dl>
  )
}
