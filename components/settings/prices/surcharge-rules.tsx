// Whether customers may be asked for more because of how they pay, and where nobody may: `lib/prices/surcharge-rules.ts` in plain words.
'use client'

interface Props {
  isAllowed: boolean
  onChange: (isAllowed: boolean) => void
  /** Why nobody may be asked for more here. */
  refusal: string | null
}

const NEVER = [
  'where you, your customer or the card is in the European Union, Iceland, Liechtenstein, Norway or the United Kingdom, by any means of payment',
  'where you or your customer is in California, Connecticut, Maine, Massachusetts, Puerto Rico or Québec',
  'in the United States and Canada, until your address names your state or province',
  'with debit and prepaid cards, and cards of which that is not known, anywhere: the card networks forbid it',
]

export function SurchargeRules({ isAllowed, onChange, refusal }: Props) {
  return (
    <div className="grid gap-2">
      <label className="flex min-h-11 max-w-[44rem] items-center gap-3">
        <input
          type="checkbox"
          checked={isAllowed}
          onChange={({ target }) => onChange(target.checked)}
          aria-describedby="surcharge-rules"
          className="size-4 shrink-0 accent-accent"
        />
        Customers may be asked for more for a means of payment
      </label>
      <div id="surcharge-rules" className="grid max-w-[44rem] gap-2 text-13 text-muted">
        {refusal && <p className="font-strong text-ink">{refusal}</p>}
        <p>Surcharges are never asked for:</p>
        <ul className="grid list-disc gap-1 ps-5">
          {NEVER.map((where) => (
            <li key={where}>{where}.</li>
          ))}
        </ul>
        <p>
          Elsewhere you answer for them: ask somebody who knows your law. While this is off, surcharges of
          invoices that were sent are not asked for either.
        </p>
      </div>
    </div>
  )
}
