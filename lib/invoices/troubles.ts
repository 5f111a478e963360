// The kinds of trouble with an invoice's money or its papers, as named in lists and on the start page.

export const TROUBLES = [
  'refund-failed',
  'debit-failed',
  'dispute',
  'inquiry',
  'dispute-lost',
  'dispute-won',
  'document-undelivered',
  'question-open',
  'debit-untold',
] as const
export type Trouble = (typeof TROUBLES)[number]
