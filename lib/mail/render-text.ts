// A letter as plain text.
import type { Content } from './letter'

export function renderText(content: Content): string {
  const { amount, amountNote, button, facts, isOwn, memo, organisation, paragraphs, title, words } = content
  const blocks = [
    organisation.name,
    title,
    [amount, amountNote].filter(Boolean).join(', '),
    ...paragraphs,
    button && `${button.label}:\n${button.url}`,
    facts.map(([label, value]) => `${label}: ${value}`).join('\n'),
    memo,
    !isOwn &&
      ['--', organisation.email && words.questions(organisation.name), words.sentBy(organisation.name)]
        .filter(Boolean)
        .join('\n'),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}
