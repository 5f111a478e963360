// The customer is told of a debit before it is made, and told anew when it is to be more.
import { transact } from '@/db/transact'
import { daysFrom } from '@/lib/clock'
import type { House } from '@/lib/house'
import { writeLetter } from '@/lib/outbox/outbox'
import { LEAST_NOTICE_DAYS, NOT_TOLD } from './rules'
import { type AboutDebit, updateDebit } from './store'

/** What is left to be paid, and not on its way already. */
export const toCollect = ({
  invoice,
  underWayMinor,
}: Pick<AboutDebit, 'invoice' | 'underWayMinor'>): number => invoice.outstandingMinor - underWayMinor

/** The letter and the mark are one: nobody is told twice, and none is debited who was not told. */
export const tellOfDebit = ({ clock, db }: House, about: AboutDebit): Promise<boolean> =>
  transact(db, async (tx) => {
    const now = clock.now()
    const { debit } = about
    const earliest = daysFrom(now, LEAST_NOTICE_DAYS)
    const dueAt = new Date(Math.max(debit.dueAt.getTime(), earliest.getTime()))
    const mine = await updateDebit(tx, debit, {
      toldAt: now,
      toldMinor: toCollect(about),
      reason: debit.reason === NOT_TOLD ? null : debit.reason,
      dueAt,
      nextAt: dueAt,
    })
    const told = now.toISOString()
    if (mine)
      await writeLetter(tx, 'autopay-coming', `${debit.id}:${told}`, {
        ...{ debitId: debit.id, invoiceId: debit.invoiceId, told },
      })
    return mine
  })
