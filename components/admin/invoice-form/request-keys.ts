// Keys by which the server knows a repeat: the same content goes under the same key until it has been done.

export interface RequestKeys {
  keyFor(content: unknown): string
  /** It is done: the same content once more is meant as another one. */
  forget(): void
}

export function createRequestKeys(): RequestKeys {
  let last: { text: string; key: string } | undefined
  return {
    keyFor: (content) => {
      const text = JSON.stringify(content) ?? ''
      if (last?.text !== text) last = { text, key: crypto.randomUUID() }
      return last.key
    },
    forget: () => {
      last = undefined
    },
  }
}
