// Joins words in a sentence: "a, b and c". Admin pages are in English.
const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' })

export const listed = (words: readonly string[]): string => AND.format(words)
