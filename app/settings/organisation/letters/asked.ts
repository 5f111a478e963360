// Which letter is looked at, and in which language: as it stands in the address.
import { listLetters } from '@/lib/letters/preview'
import { isTongue, type Tongue } from '@/lib/words/tongues'

export const LETTERS_PATH = '/settings/organisation/letters'

/** The first letter, and the language that the business speaks, where nothing else is asked for. */
export function askedLetter(
  { language, letter }: { language?: unknown; letter?: unknown },
  spoken: Tongue,
): { kind: string; tongue: Tongue } {
  const kinds = listLetters().map(({ kind }) => kind)
  return {
    kind: kinds.find((kind) => kind === letter) ?? kinds[0] ?? '',
    tongue: typeof language === 'string' && isTongue(language) ? language : spoken,
  }
}
