// The tick for automatic payment, which is not set beforehand, and the words that it agrees to.
import type { Ref } from 'react'

export interface AutopayOffer {
  tick: string
  terms: string
  version: string
  locale: string
}

interface Props {
  /** Of its words; two may stand on one page, and parts of a page do not know which ids the others have made up. */
  id: string
  offer: AutopayOffer
  isTicked: boolean
  onTick: (isTicked: boolean) => void
  /** Of what says that it is needed, beside the tick; undefined while nobody has pressed without it. */
  missedId?: string | undefined
  ref?: Ref<HTMLInputElement>
}

export function AutopayTick({ id, isTicked, missedId, offer, onTick, ref }: Props) {
  return (
    <div className="grid gap-1">
      <label className="flex min-h-11 items-center gap-3 text-15">
        <input
          ref={ref}
          type="checkbox"
          className="size-5 shrink-0 accent-accent"
          aria-describedby={missedId ? `${missedId} ${id}` : id}
          aria-invalid={missedId ? true : undefined}
          checked={isTicked}
          onChange={({ target }) => onTick(target.checked)}
        />
        {offer.tick}
      </label>
      <p id={id} className="text-13 text-muted text-pretty">
        {offer.terms}
      </p>
    </div>
  )
}
