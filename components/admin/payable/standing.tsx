// The line below the title of an invoice, a checkout or a session: how it stands, and the facts about it.
import type { ReactNode } from 'react'
import { StatusMark, type Tone } from '@/components/ui/status-mark'

interface Props {
  marks: readonly { tone: Tone; word: string }[]
  facts: readonly { name: string; value: ReactNode }[]
  children?: ReactNode
}

export function Standing({ children, facts, marks }: Props) {
  return (
    <div className="grid gap-2 border-y border-line py-4">
      <div className="flex flex-wrap items-center gap-x-10 gap-y-4">
        <span className="flex flex-wrap gap-x-4">
          {marks.map(({ tone, word }) => (
            <StatusMark key={word} tone={tone}>
              {word}
            </StatusMark>
          ))}
        </span>
        <dl className="flex flex-wrap gap-x-10 gap-y-3">
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt className="text-13 text-muted">{name}</dt>
              <dd className="font-strong">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {children}
    </div>
  )
}
