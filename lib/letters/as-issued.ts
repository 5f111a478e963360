// Who a letter about an issued document is from and to: as the document names them, whatever was edited since.
import { isDatabaseUnavailable } from '@/db/pool/unavailable'
import { sellerAsIssued } from '@/lib/documents/as-issued'
import type { Subject } from '@/lib/documents/file-store'
import { findIssued } from '@/lib/documents/find-issued'
import type { DocumentSnapshot } from '@/lib/documents/snapshot'
import type { House } from '@/lib/house'
import type { Organisation } from '@/lib/organisations/organisation'

interface Correspondents {
  organisation: Organisation
  customer: { name: string; locale: string | null }
}

/** Null for what was emptied because its term has ended, and for what cannot be frozen: then they are named as they are now. */
async function snapshotOf(house: House, subject: Subject): Promise<DocumentSnapshot | null> {
  try {
    return (await findIssued(house, subject))?.snapshot ?? null
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error
    house.log.error(
      { err: error, ...subject },
      'a letter names both sides as they are now, and not as issued',
    )
    return null
  }
}

/** Where to write, and where an answer goes, is as it is now: nothing reaches an address that nobody has any more. */
export async function asIssued<Found extends Correspondents>(
  house: House,
  found: Found,
  subject: Subject,
): Promise<Found> {
  const snapshot = await snapshotOf(house, subject)
  if (!snapshot) return found
  const { customer, organisation } = found
  return {
    ...found,
    customer: { ...customer, name: snapshot.buyer.name, locale: snapshot.locale },
    organisation: { ...sellerAsIssued(snapshot, organisation), email: organisation.email },
  }
}
