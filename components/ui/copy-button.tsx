// Copies text to the clipboard; not rendered without a script, where the text can be selected by hand.
'use client'
import { useState } from 'react'
import { TEXT_BUTTON } from './button'

interface Props {
  text: string
  words: { copy: string; copied: string; copyOf: string }
}

export function CopyButton({ text, words }: Props) {
  const [isCopied, setCopied] = useState(false)
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      // The browser forbids it: the text beside the button can still be selected.
      () => setCopied(false),
    )
  }
  return (
    <button
      type="button"
      className={`needs-script ${TEXT_BUTTON} min-w-16 shrink-0 justify-end`}
      aria-label={words.copyOf}
      onClick={copy}
    >
      <span aria-live="polite">{isCopied ? words.copied : words.copy}</span>
    </button>
  )
}
