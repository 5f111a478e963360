// What keeps a document from being written in a format: the rule, the field its owner must fill, and what to do in a sentence.

export interface Finding {
  /** Its published name: BR-… of EN 16931, BR-DE-… of XRechnung, PEPPOL-… and the countries' own of Peppol. */
  rule: string
  /** Where the API takes what is missing: below /organisation, /customer or /invoice. */
  pointer: string
  detail: string
}

/** A requirement: a finding that holds where it is not met. */
export type Requirement = Finding & { isMet: boolean }

export const need = (isMet: unknown, rule: string, pointer: string, detail: string): Requirement => ({
  isMet: Boolean(isMet),
  rule,
  pointer,
  detail,
})

/** One field is asked for once, whatever rules want it. */
export function findingsAmong(requirements: Requirement[]): Finding[] {
  const open = requirements.filter(({ isMet }) => !isMet)
  const first = open.filter(({ pointer }, at) => open.findIndex((other) => other.pointer === pointer) === at)
  return first.map(({ detail, pointer, rule }) => ({ rule, pointer, detail }))
}
