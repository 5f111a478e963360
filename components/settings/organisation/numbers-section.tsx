// How the numbers of documents look, and which comes next.
'use client'
import { TextField } from '@/components/ui/field'
import { SERIES, type Series, type SeriesDraft } from './draft'
import { COLUMNS, Section, type SectionProps } from './section'

const NAMES: Record<Series, string> = {
  invoices: 'invoices',
  creditNotes: 'credit notes',
  receipts: 'receipts',
}

export function NumbersSection({ errorOf, type, typed }: SectionProps) {
  const typeOf = (series: Series) => (more: Partial<SeriesDraft>) =>
    type({ numbers: { ...typed.numbers, [series]: { ...typed.numbers[series], ...more } } })
  return (
    <Section
      title="Document numbers"
      lead="Numbers are given when a document is issued, without gaps and never twice. {0000} counts with at least four digits, {yyyy} is the year, and begins the count anew."
    >
      <div className={COLUMNS}>
        {SERIES.flatMap((series) => {
          const { example, next, pattern } = typed.numbers[series]
          const change = typeOf(series)
          const tied = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false }
          return [
            <TextField
              key={`${series} pattern`}
              label={`Numbers of ${NAMES[series]}`}
              hint={`When you opened this page, the next was ${example}. Leave empty for ours.`}
              maxLength={40}
              value={pattern}
              onChange={({ target }) => change({ pattern: target.value })}
              error={errorOf(`/documentNumbering/${series}/pattern`)}
              {...tied}
            />,
            <TextField
              key={`${series} next`}
              label={`Next count of ${NAMES[series]}`}
              hint="It can only grow: to go on from what you used before."
              inputMode="numeric"
              maxLength={9}
              value={next}
              onChange={({ target }) => change({ next: target.value })}
              error={errorOf(`/documentNumbering/${series}/next`)}
              {...tied}
            />,
          ]
        })}
      </div>
    </Section>
  )
}
