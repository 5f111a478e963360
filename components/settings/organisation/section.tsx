// One part of the organisation's form: its heading, a sentence of what it is for, and how its fields are tied to the draft.
import type { ChangeEvent, ReactNode } from 'react'
import type { OrganisationDraft, TextName } from './draft'

export interface Choice {
  value: string
  label: string
}

export interface SectionProps {
  typed: OrganisationDraft
  type: (changes: Partial<OrganisationDraft>) => void
  errorOf: (pointer: string) => string | undefined
}

export const COLUMNS = 'grid max-w-[44rem] gap-4 wide:grid-cols-2'

export function Section({ children, lead, title }: { title: string; lead: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-4 border-t border-line pt-6">
      <div className="grid gap-1">
        <h2 className="text-17 font-strong">{title}</h2>
        <p className="max-w-[44rem] text-muted text-pretty">{lead}</p>
      </div>
      {children}
    </section>
  )
}

type Typing = ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>

/** What ties a field to its text in the draft. Its id is the field's name, so that links lead to it. */
export const tied = ({ errorOf, type, typed }: SectionProps, name: TextName) => ({
  id: name,
  value: typed[name],
  onChange: ({ target }: Typing) => type({ [name]: target.value }),
  error: errorOf(`/${name}`),
})
