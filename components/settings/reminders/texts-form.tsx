// The words of reminders: choose a language and an occasion, write, and see what the customer will read.
'use client'
import { useState } from 'react'
import { SelectField } from '@/components/ui/field'
import type { GapFilling } from '@/lib/words/gaps'
import type { Direction, Tongue } from '@/lib/words/tongues'
import { TextEditor } from './text-editor'

type Occasion = 'before' | 'on' | 'after'

export interface WrittenText {
  subject: string
  body: string
}

export interface TextOfOccasion {
  occasion: Occasion
  /** The house's, with its gaps. */
  standard: WrittenText
  own: WrittenText | null
}

export interface LanguageOfTexts {
  tongue: Tongue
  name: string
  tag: string
  direction: Direction
  greeting: string
  button: string
  /** Of an invoice that there is not. */
  filling: GapFilling
  texts: TextOfOccasion[]
}

interface Props {
  organisationId: string
  /** The language that the business speaks. */
  first: Tongue
  languages: readonly LanguageOfTexts[]
  mayChange: boolean
}

const OCCASIONS: { value: Occasion; label: string }[] = [
  { value: 'before', label: 'Before the due date' },
  { value: 'on', label: 'On the due date' },
  { value: 'after', label: 'After the due date' },
]

export function TextsForm({ first, languages, mayChange, organisationId }: Props) {
  const [tongue, setTongue] = useState<string>(first)
  const [occasion, setOccasion] = useState<string>('before')
  const language = languages.find((one) => one.tongue === tongue) ?? languages[0]
  const text = language?.texts.find((one) => one.occasion === occasion)
  return (
    <section aria-labelledby="texts" className="grid gap-4 border-t border-line pt-6">
      <div className="grid gap-1">
        <h2 id="texts" className="text-17 font-strong">
          Words
        </h2>
        <p className="max-w-[44rem] text-muted text-pretty">
          Each customer reads them in their own language. Ours are there in all of them; write your own where
          you like.
        </p>
      </div>
      <div className="grid max-w-[44rem] gap-4 wide:grid-cols-2">
        <SelectField
          label="Language"
          choices={languages.map(({ name, texts, tongue: value }) => ({
            value,
            label: texts.some(({ own }) => own !== null) ? `${name} (own words)` : name,
          }))}
          value={tongue}
          onChange={({ target }) => setTongue(target.value)}
        />
        <SelectField
          label="Sent"
          choices={OCCASIONS}
          value={occasion}
          onChange={({ target }) => setOccasion(target.value)}
        />
      </div>
      {language && text && (
        <TextEditor
          // What is written belongs to its language and occasion, and to what is stored.
          key={`${tongue} ${occasion}`}
          organisationId={organisationId}
          language={language}
          text={text}
          mayChange={mayChange}
        />
      )}
    </section>
  )
}
