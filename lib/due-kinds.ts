// Everything that falls due by itself: a kind of work that a room brings has a line here.
import { debitsDue, meansToForget } from './autopay/due'
import type { DueWork } from './due/due-work'
import { END_UNCONFIRMED } from './payments/end-unconfirmed'
import { dueOccurrences } from './recurring-invoices/make'
import { dueReminders } from './reminders/due'
import { dueWalks } from './reminders/walk'

/** Looked at every few seconds, and when the clock has been moved. Nothing in it waits for anybody to wake it. */
export const DUE: readonly DueWork[] = [
  END_UNCONFIRMED,
  dueOccurrences,
  dueWalks,
  dueReminders,
  debitsDue,
  meansToForget,
]
