// Says before sending which characters of an invoice its PDF cannot show.
import { unprintableIn } from './characters'

/** Nobody reads a longer list. */
const MOST_NAMED = 10

/** Undefined where everything can be printed. `texts` are those that stand on the paper. */
export function printWarning(
  texts: readonly (string | null | undefined)[],
): { code: string; detail: string } | undefined {
  const lost = [...new Set(texts.flatMap((text) => (text ? unprintableIn(text) : [])))]
  if (lost.length === 0) return undefined
  const named = lost.slice(0, MOST_NAMED).join(' ')
  const more = lost.length > MOST_NAMED ? ` and ${lost.length - MOST_NAMED} more` : ''
  return {
    code: 'Document.CharactersNotPrintable',
    detail: `The PDF cannot show ${named}${more}: no typeface of ours has ${lost.length === 1 ? 'it' : 'them'}. The page and the mail show everything.`,
  }
}
