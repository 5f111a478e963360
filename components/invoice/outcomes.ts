// What may become of what a payer sends by a form, as the page's address says it afterwards.
export const OUTCOMES = [
  'promise',
  'number',
  'question',
  'not-day',
  'not-text',
  'not-card',
  'not-closed',
  'not-often',
  'not-failed',
] as const
export type Outcome = (typeof OUTCOMES)[number]

export const isRefusal = (outcome: Outcome): boolean => outcome.startsWith('not-')

/** Whatever else stands in the address says nothing. */
export const outcomeIn = (said: string | string[] | undefined): Outcome | undefined =>
  OUTCOMES.find((outcome) => outcome === said)
