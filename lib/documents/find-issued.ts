// Finds what was issued: what a version before has issued is frozen when it is first looked at.
import type { House } from '@/lib/house'
import { type IssuedDocument, type Subject, selectIssued } from './file-store'
import { freezeLater } from './freeze'

/** Undefined for what was never issued. */
export async function findIssued(
  { clock, db }: Pick<House, 'clock' | 'db'>,
  subject: Subject,
): Promise<IssuedDocument | undefined> {
  const issued = await selectIssued(db, subject)
  if (issued || !('invoiceId' in subject)) return issued
  await freezeLater(db, [subject.invoiceId], clock.now())
  return selectIssued(db, subject)
}
