// The tick for automatic payment, which is not set beforehand, and the words that it agrees to.
'use client'

export interface AutopayOffer {
  tick: string
  terms: string
  version: string
  locale: string
}

interface Props {
  offer: AutopayOffer
  isTicked: boolean
  onTick: (isTicked: boolean) => void
}

export function AutopayTick({ isTicked, offer, onTick }: Props) {
  return (
    <div className="grid gap-1">
      <label className="flex min-h-11 items-center gap-3 text-15">
        <input
          type="checkbox"
          className="size-5 shrink-0 accent-accent"
          aria-describedby="autopay-terms"
          checked={isTicked}
          onChange={({ target }) => onTick(target.checked)}
        />
        {offer.tick}
      </label>
      <p id="autopay-terms" className="text-13 text-muted text-pretty">
        {offer.terms}
      </p>
    </div>
  )
}
