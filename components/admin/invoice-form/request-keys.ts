// Keys by which the server knows a repeat: the same content goes under the same key until it has been done.

export interface RequestKeys {
  keyFor(content: unknown): string
  /** The outcome. Without a clear response it may still have been done. */
  answered(status: number | 'done'): void
  /** Repeating the same content means another one, unless it is unknown whether the first was done. */
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
