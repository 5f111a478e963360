// What Stripe still needs, in words, overdue items first.
import { explainMissing } from './requirements'

interface Props {
  currentlyDue: readonly string[]
  pastDue: readonly string[]
}

function Items({ items, label, tone }: { items: string[]; label: string; tone: string }) {
  if (items.length === 0) return null
  return (
    <div className="grid gap-1">
      <h3 className={`text-13 font-strong ${tone}`}>{label}</h3>
      <ul className="grid">
        {items.map((item) => (
          <li key={item} className="border-t border-line py-2 text-pretty">
            {item}
          </li>
        ))}
      </ul>
    </div>
  )
}

export function MissingList(props: Props) {
  const { due, late } = explainMissing(props)
  return (
    <div className="grid gap-4">
      <Items items={late} label="Overdue" tone="text-wait" />
      <Items items={due} label={late.length > 0 ? 'Also needed' : 'Needed'} tone="text-muted" />
    </div>
  )
}
