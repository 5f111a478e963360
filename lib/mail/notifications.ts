// Which events are told to whom by mail, and which of these letters a person can switch off: the one table of it.

export interface Notice {
  /** Who gets it: those who run the organisation, or who pays. */
  readers: readonly ('sellers' | 'payer')[]
  /** A letter about money that may be lost cannot be switched off. */
  mayBeSwitchedOff: boolean
}

export const NOTICES = {
  'debit-failed': { readers: ['sellers', 'payer'], mayBeSwitchedOff: true },
  'dispute-opened': { readers: ['sellers'], mayBeSwitchedOff: false },
  'dispute-closed': { readers: ['sellers'], mayBeSwitchedOff: false },
  'refund-failed': { readers: ['sellers'], mayBeSwitchedOff: false },
  overpaid: { readers: ['sellers'], mayBeSwitchedOff: false },
  'payout-failed': { readers: ['sellers'], mayBeSwitchedOff: false },
} as const satisfies Record<string, Notice>

export type NoticeEvent = keyof typeof NOTICES

interface Reader {
  role: 'Owner' | 'Admin' | 'Member'
  /** What they have said about this event; null where nothing. */
  wants: boolean | null
}

/** Owners and admins are told unless they said no, members only if they said yes. */
export function isTold(event: NoticeEvent, { role, wants }: Reader): boolean {
  const isResponsible = role !== 'Member'
  if (isResponsible && !NOTICES[event].mayBeSwitchedOff) return true
  return wants ?? isResponsible
}
