// Which currency the figures are in: they are never added to one another.
import { placeHref } from '@/components/shell/place-href'

interface Props {
  currencies: string[]
  chosen: string
  organisationId: string | undefined
}

export function CurrencyChoice({ chosen, currencies, organisationId }: Props) {
  if (currencies.length < 2) return <p className="text-13 text-muted">All amounts are in {chosen}.</p>
  return (
    <nav aria-label="Currency" className="flex flex-wrap gap-1 border-b border-line">
      {currencies.map((currency) => (
        <a
          key={currency}
          href={placeHref('/admin', organisationId, { currency })}
          aria-current={currency === chosen ? 'page' : undefined}
          className="-mb-px inline-flex min-h-11 items-center border-b-2 border-transparent px-4 text-muted hover:text-ink aria-[current]:border-accent aria-[current]:font-strong aria-[current]:text-ink"
        >
          {currency}
        </a>
      ))}
    </nav>
  )
}
