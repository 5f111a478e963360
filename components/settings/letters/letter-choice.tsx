// Which letter is looked at, and in which language; works without a script.
import { letterName } from '@/components/admin/problems/words'
import { COMPACT_PRIMARY_BUTTON } from '@/components/ui/button'
import { SelectField } from '@/components/ui/field'
import type { ListedLetter } from '@/lib/letters/preview'
import { TONGUES, type Tongue } from '@/lib/words/tongues'

interface Props {
  organisationId: string
  letters: readonly ListedLetter[]
  kind: string
  tongue: Tongue
}

const NAMES = new Intl.DisplayNames('en', { type: 'language' })
const LANGUAGES = TONGUES.map((value) => ({ value, label: NAMES.of(value) ?? value }))

const nameOf = ({ isToPayers, kind }: ListedLetter): string =>
  `${isToPayers ? 'To customers' : 'To you'}: ${letterName(kind).replace(/^(?:The|An?) /, '')}`

export function LetterChoice({ kind, letters, organisationId, tongue }: Props) {
  const choices = letters.map((letter) => ({ value: letter.kind, label: nameOf(letter) }))
  return (
    <form method="get" className="flex flex-wrap items-end gap-3" aria-label="Choose a letter">
      <input type="hidden" name="organisation" value={organisationId} />
      <SelectField
        label="Letter"
        name="letter"
        // Whatever was chosen before is another one's.
        key={kind}
        defaultValue={kind}
        choices={choices}
        className="w-full max-w-[28rem]"
      />
      <SelectField label="Language" name="language" key={tongue} defaultValue={tongue} choices={LANGUAGES} />
      <button type="submit" className={COMPACT_PRIMARY_BUTTON}>
        Show
      </button>
    </form>
  )
}
