// What is still missing for lawful invoices: each a link to the field that says it.
'use client'
import { useEffect } from 'react'
import type { Missing } from '@/lib/organisations/lawfulness'

interface Props {
  missing: readonly Missing[]
  /** The address of the settings, without a fragment; empty on the settings themselves. */
  settings?: string
}

/** `/address/line1` → the id of its field. */
const idOf = (pointer: string): string => pointer.slice(1).replaceAll('/', '-')

function focusNamed(): void {
  const name = window.location.hash.slice(1)
  const field = name === '' ? null : document.getElementById(name)
  field?.focus({ preventScroll: true })
  field?.scrollIntoView({ block: 'center' })
}

export function LawfulnessPanel({ missing, settings = '' }: Props) {
  useEffect(() => {
    if (settings !== '') return
    focusNamed()
    window.addEventListener('hashchange', focusNamed)
    return () => window.removeEventListener('hashchange', focusNamed)
  }, [settings])
  if (missing.length === 0) return null
  return (
    <section aria-labelledby="lawfulness" className="grid gap-2 rounded-base border border-line bg-well p-4">
      <h2 id="lawfulness" className="text-15 font-strong">
        Still missing for lawful invoices
      </h2>
      <p className="max-w-[44rem] text-muted text-pretty">
        Invoices are sent without it, too. Your country asks for it, and electronic invoices cannot be made
        before it is there.
      </p>
      <ul className="grid">
        {missing.map(({ detail, pointer }) => (
          <li key={pointer}>
            <a
              href={`${settings}#${idOf(pointer)}`}
              // Also where the address names it already.
              onClick={settings === '' ? () => window.setTimeout(focusNamed) : undefined}
              className="inline-flex min-h-11 items-center text-pretty underline underline-offset-4"
            >
              {detail}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
