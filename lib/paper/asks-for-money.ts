// Whether a document asks for money: one predicate for its paper, its codes for banks, and its e-document.

interface Document {
  kind: string
  /** What it corrects. */
  corrects: object | null
}

/** What corrects another document asks for nothing itself: a credit note, and what takes one back. */
export const asksForMoney = ({ corrects, kind }: Document): boolean => kind === 'invoice' && !corrects
