// Everything that falls due by itself: a kind of work that a room brings has a line here.
import { debitsDue, meansToForget } from './autopay/due'
import type { DueWork } from './due/due-work'
import { END_UNCONFIRMED } from './payments/end-unconfirmed'
import { dueLateParts } from './plans/late-parts'
import { dueOccurrences } from './recurring-invoices/make'
import { dueReminders } from './reminders/due'
import { dueWalks } from './reminders/walk'

/** What only the database has to do with: it is done in the order in which it fell due over all of these. */
const OURS: readonly DueWork[] = [dueOccurrences, dueLateParts, dueWalks, dueReminders]

/** What calls a provider. */
const ASKING: readonly DueWork[] = [END_UNCONFIRMED, debitsDue, meansToForget]

/** Looked at every few seconds, and when the clock has been moved. Nothing in it waits for anybody to wake it. */
export const DUE: readonly DueWork[] = [...ASKING, ...OURS]

/**
 * What is looked at by itself, in single file. A provider that hangs holds up nothing but its own kind; where a test moves the
 * clock, months fall due at once, and one look keeps them in their order.
 */
export const lookedAtTogether = (isMovedByTest: boolean): readonly (readonly DueWork[])[] =>
  isMovedByTest ? [DUE] : [OURS, ...ASKING.map((kind) => [kind])]
