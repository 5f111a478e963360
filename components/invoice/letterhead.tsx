// The letterhead: the seller's name and logo, and the invoice number.
import type { PayerView } from '@/lib/payment-views/payer-view'

interface Props {
  organisation: PayerView['organisation']
  title: string
}

export function Letterhead({ organisation, title }: Props) {
  return (
    <header className="flex items-center gap-3">
      {organisation.logoUrl ? (
        // From our own origin (lib/logos), and its space is reserved.
        <picture className="shrink-0">
          <img
            src={organisation.logoUrl}
            alt=""
            width={48}
            height={48}
            decoding="async"
            className="size-12 rounded-base bg-white object-contain"
          />
        </picture>
      ) : (
        <span
          aria-hidden="true"
          className="grid size-12 shrink-0 place-items-center rounded-base bg-accent text-22 font-strong text-on-accent print:hidden"
        >
          {[...organisation.name][0]?.toLocaleUpperCase()}
        </span>
      )}
      <h1 className="grid min-w-0">
        <span className="text-17 font-strong text-balance">{organisation.name}</span>
        <span className="text-13 text-muted">{title}</span>
      </h1>
    </header>
  )
}
