// A letter as plain text.
import type { Content } from './letter'

/** Mail programs take the direction of a line from its first letter, and a line may begin with a foreign name. */
const RIGHT_TO_LEFT_MARK = '\u200f'

const turned = (text: string): string => text.replaceAll(/^(?=.)/gm, RIGHT_TO_LEFT_MARK)

/** What stands between keeps its own direction. */
const isolated = (text: string): string => `\u2068${text}\u2069`

export function renderText(content: Content): string {
  const { amount, amountNote, button, isOwn, memo, organisation, paragraphs, reader, title } = content
  const { facts = [], rows = [] } = content
  const { direction, say } = reader
  const isTurned = direction === 'rtl'
  const seller = { organisation: organisation.name }
  const ours = (...lines: (string | null | undefined)[]): string => {
    const text = lines.filter(Boolean).join('\n')
    return isTurned ? turned(text) : text
  }
  const blocks = [
    ours(organisation.name),
    ours(title),
    ours([amount, amountNote].filter(Boolean).join(isTurned ? '، ' : ', ')),
    ...paragraphs.map((paragraph) => ours(paragraph)),
    button && `${ours(`${button.label}:`)}\n${button.url}`,
    ...rows.map(({ label, note, url, value }) => {
      const sum = isTurned ? isolated(value) : value
      return [ours(`${label}: ${sum}${note ? ` (${note})` : ''}`), url].filter(Boolean).join('\n')
    }),
    ours(...facts.map(([label, value]) => `${label}: ${isTurned ? isolated(value) : value}`)),
    memo,
    !isOwn && `--\n${ours(organisation.email && say('mail.questions', seller), say('mail.sentBy', seller))}`,
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}
