// Keys by which the server knows a repeat: the same content goes under the same key until it has been done.

export interface RequestKeys {
  keyFor(content: unknown): string
  /** What came of it. Without a clear answer it may have been done all the same. */
  answered(status: number | 'done'): void
  /** The same content once more is meant as another one, unless nobody knows whether the first was done. */
  forget(): void
}

/** Nothing came back, or not from the work itself. */
const isUnclear = (status: number | 'done') =>
  status !== 'done' && (status < 400 || status >= 500 || status === 409 || status === 429)

export function createRequestKeys(): RequestKeys {
  let last: { text: string; key: string } | undefined
  let isOpen = false
  return {
    keyFor: (content) => {
      const text = JSON.stringify(content) ?? ''
      if (last?.text !== text) last = { text, key: crypto.randomUUID() }
      return last.key
    },
    answered: (status) => {
      isOpen = isUnclear(status)
    },
    forget: () => {
      if (!isOpen) last = undefined
    },
  }
}
