// What can go wrong with the money of an invoice, as lists and start page name it.

export const TROUBLES = [
  'refund-failed',
  'debit-failed',
  'dispute',
  'inquiry',
  'dispute-lost',
  'dispute-won',
] as const
export type Trouble = (typeof TROUBLES)[number]
