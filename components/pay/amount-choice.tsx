// How much a payer pays of an invoice that is paid in parts: a plain form, which needs no script.
import { CHOICES } from '@/components/live/marks'
import { QUIET_BUTTON } from '@/components/ui/button'
import { currencyDigits } from '@/lib/money/currency'
import { formatDecimal } from '@/lib/money/decimal'
import { writeNumber } from '@/lib/money/notation'
import type { PayerView } from '@/lib/payment-views/payer-view'
import type { Reader } from '@/lib/words/reader'

interface Props {
  view: PayerView
  reader: Reader
}

const ROW = 'flex min-h-12 items-center gap-3 border-t border-line py-2'

export function AmountChoice({ reader: { locale, money, say }, view: { collecting, currency } }: Props) {
  const { chosen, offers } = collecting
  const { full, next, other } = offers
  if (chosen.choice === null || (next === null && other === null)) return null
  const written =
    chosen.refused ??
    (chosen.choice === 'other' && chosen.amountMinor !== null
      ? writeNumber(formatDecimal(chosen.amountMinor, currencyDigits(currency)), locale)
      : '')
  const bounds = other && {
    minimum: money(other.minimumMinor, currency),
    maximum: money(other.maximumMinor, currency),
  }
  return (
    <form method="get" {...{ [CHOICES]: '' }} className="grid gap-3">
      <fieldset className="grid">
        <legend className="pb-2 font-strong">{say('parts.choose')}</legend>
        {next !== null && (
          <Option
            value="next"
            chosen={chosen.choice}
            label={say('parts.next')}
            amount={money(next, currency)}
          />
        )}
        {full !== null && (
          <Option
            value="full"
            chosen={chosen.choice}
            label={say('parts.full')}
            amount={money(full, currency)}
          />
        )}
        {bounds && <Option value="other" chosen={chosen.choice} label={say('parts.other')} />}
        {bounds && chosen.choice === 'other' && (
          <div className="grid gap-2 ps-8 pb-2">
            <label className="grid gap-1 text-13 text-muted">
              {say('parts.range', bounds)}
              <input
                name="amount"
                inputMode="decimal"
                autoComplete="off"
                maxLength={20}
                dir="ltr"
                defaultValue={written}
                aria-invalid={chosen.refused !== null || undefined}
                aria-describedby={chosen.refused === null ? undefined : 'amount-refused'}
                className="min-h-12 w-full rounded-base border border-field bg-paper px-3 text-17 text-ink"
              />
            </label>
            {chosen.refused !== null && (
              <p id="amount-refused" role="alert" className="text-13 text-bad">
                {say('parts.outOfRange', bounds)}
              </p>
            )}
          </div>
        )}
      </fieldset>
      {chosen.choice === 'other' ? (
        <button type="submit" className={QUIET_BUTTON}>
          {say('parts.use')}
        </button>
      ) : (
        <noscript>
          <button type="submit" className={QUIET_BUTTON}>
            {say('parts.use')}
          </button>
        </noscript>
      )}
    </form>
  )
}

function Option({
  amount,
  chosen,
  label,
  value,
}: {
  amount?: string
  chosen: string
  label: string
  value: string
}) {
  return (
    <label className={ROW}>
      <input
        type="radio"
        name="choice"
        value={value}
        defaultChecked={chosen === value}
        className="size-5 accent-accent"
      />
      <span className="flex-1">{label}</span>
      {amount && <span className="amount">{amount}</span>}
    </label>
  )
}
