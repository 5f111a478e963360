// Fills the `{names}` of a sentence.

/** Names without a value stay as they are, so that a forgotten one is seen. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
