// What paying this invoice late costs: what could be charged today with its reckoning, and what was charged.
import { placeHref } from '@/components/shell/place-href'
import type { Fee, NoFee } from '@/lib/late-fees/late-fee'
import type { LateFees } from '@/lib/late-fees/read'
import { type Currency, isCurrency } from '@/lib/money/currency'
import { displayMoney, displayPercent } from '@/lib/money/display'
import { displayDate } from '@/lib/time-zone'
import { ChargeLateFee } from './charge-late-fee'

interface Props {
  lateFees: LateFees
  organisationId: string
  mayChange: boolean
}

const LOCALE = 'en-GB'

const totalOf = ({ compensationMinor, interestMinor }: Pick<Fee, 'compensationMinor' | 'interestMinor'>) =>
  compensationMinor + interestMinor

/** What keeps a fee from being charged is told where a rule and somebody late are there, and not at every other invoice. */
const isWorthTelling = (fee: Fee | NoFee): boolean => !('code' in fee) || fee.code !== 'LateFee.NotDue'

export function LateFeesBox({ lateFees, mayChange, organisationId }: Props) {
  const { charged, fee, invoice } = lateFees
  const { currency } = invoice
  if (!isCurrency(currency) || (charged.length === 0 && !isWorthTelling(fee))) return null
  const money = (minor: number) => displayMoney(minor, currency, LOCALE)
  return (
    <section
      aria-labelledby="late-fees"
      className="grid justify-items-start gap-3 rounded-base border border-line p-4 print:hidden"
    >
      <h2 id="late-fees" className="text-15 font-strong">
        Late fee
      </h2>
      {'code' in fee ? (
        <>
          <p className="text-13 text-muted">{fee.detail}</p>
          {mayChange && fee.code === 'LateFee.RateUnknown' && (
            <a href={placeHref('/settings/organisation/prices', organisationId)} className="underline">
              Enter the rate
            </a>
          )}
        </>
      ) : (
        <>
          <Reckoning fee={fee} currency={currency} />
          {mayChange && (
            <ChargeLateFee
              invoiceId={invoice.id}
              organisationId={organisationId}
              amount={money(totalOf(fee))}
            />
          )}
        </>
      )}
      {charged.length > 0 && (
        <ul className="grid w-full border-t border-line">
          {charged.map((one) => (
            <li key={one.id} className="flex flex-wrap gap-x-3 border-b border-line py-2">
              <a href={placeHref(`/admin/invoices/${one.documentId}`, organisationId)} className="underline">
                {one.documentNumber ?? 'Draft'}
              </a>
              <span className="text-13 text-muted">through {displayDate(one.through, LOCALE)}</span>
              <span className="amount ms-auto">{money(totalOf(one))}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Reckoning({ currency, fee }: { fee: Fee; currency: Currency }) {
  const money = (minor: number) => displayMoney(minor, currency, LOCALE)
  const { compensationMinor, interestMinor, stretches } = fee
  return (
    <div className="grid w-full gap-1">
      <p>
        <span className="amount font-strong">{money(totalOf(fee))}</span> could be charged today. Nothing is
        charged by itself.
      </p>
      {interestMinor > 0 && compensationMinor > 0 && (
        <p className="text-13 text-muted">
          {money(interestMinor)} of interest, and {money(compensationMinor)} once.
        </p>
      )}
      <ul className="text-13 text-muted">
        {stretches.map(({ days, from, lateMinor, ratePpm, to }) => (
          <li key={`${from} ${lateMinor}`}>
            {displayDate(from, LOCALE)} to {displayDate(to, LOCALE)}: {money(lateMinor)} for {days}{' '}
            {days === 1 ? 'day' : 'days'} at {displayPercent(ratePpm, LOCALE)} a year
          </li>
        ))}
      </ul>
    </div>
  )
}
