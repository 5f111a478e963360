// A debit whose letter does not leave waits: nobody is debited untold, and the seller hears why nothing comes in.
import { transact } from '@/db/transact'
import { daysFrom } from '@/lib/clock'
import type { House } from '@/lib/house'
import { writeLetter } from '@/lib/outbox/outbox'
import { NOT_TOLD } from './rules'
import { type AboutDebit, type Telling, updateDebit } from './store'
import { tellOfDebit } from './tell'

/** Longer than a letter is tried; one that still waits then waits for a mail server. */
const PATIENCE_DAYS = 7

/** Told anew where somebody has seen to the address since; otherwise looked at again each day. */
export async function waitForLetter(house: House, about: AboutDebit, { isLost }: Telling): Promise<void> {
  const now = house.clock.now()
  const { customer, debit } = about
  if (debit.toldAt !== null && isLost && customer.changedAt > debit.toldAt) {
    await tellOfDebit(house, about)
    return
  }
  if (isLost || debit.toldAt === null || debit.toldAt <= daysFrom(now, -PATIENCE_DAYS))
    return holdUntold(house, about)
  await updateDebit(house.db, debit, { nextAt: daysFrom(now, 1) })
}

/** The people of the organisation are told of each telling that went wrong, once. */
export async function holdUntold({ clock, db }: House, { debit }: AboutDebit): Promise<void> {
  await transact(db, async (tx) => {
    const nextAt = daysFrom(clock.now(), 1)
    const mine = await updateDebit(tx, debit, { reason: NOT_TOLD, nextAt })
    if (!mine || debit.reason === NOT_TOLD) return
    const told = debit.toldAt?.toISOString() ?? 'never'
    await writeLetter(tx, 'autopay-untold-notice', `${debit.id}:${told}`, {
      ...{ debitId: debit.id, invoiceId: debit.invoiceId, told },
    })
  })
}
