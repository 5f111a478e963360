// Removes a draft: what was issued is never deleted, but taken back by another document.
import { transact } from '@/db/transact'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { deleteCreditNote, lockCreditNote } from './store'

/** Throws `CreditNote.NotFound`, `CreditNote.NotDraft`. */
export async function removeCreditNote({ db }: House, organisationId: string, id: string): Promise<void> {
  await transact(db, async (tx) => {
    const note = found(await lockCreditNote(tx, organisationId, id), 'CreditNote.NotFound')
    if (note.status !== 'Draft') throw new Failure('CreditNote.NotDraft')
    await deleteCreditNote(tx, id)
  })
}
