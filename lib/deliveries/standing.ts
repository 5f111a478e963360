// How an invoice or a credit note stands with Peppol, for a page: whether it went, and what keeps it from going.
import type { DOCUMENT_DELIVERY_STATES } from '@/db/schema/documents'
import { selectDeliveryOf } from '@/lib/documents/delivery-store'
import { PEPPOL_SCHEMES } from '@/lib/documents/e-document/codes'
import { findingsOf } from '@/lib/documents/e-document/write'
import { selectIssued } from '@/lib/documents/file-store'
import type { SnapshotParty } from '@/lib/documents/snapshot'
import type { House } from '@/lib/house'
import { type DeliverySubject, mayGoAgain } from './request'

export interface PeppolStanding {
  state: (typeof DOCUMENT_DELIVERY_STATES)[number] | null
  reason: string | null
  /** To whom it goes: `0088:7300020000077`. */
  receiver: string | null
  /** What keeps it from going, in sentences; nothing can be mended in what was issued. */
  missing: string[]
  /** It can be sent now. */
  isSendable: boolean
}

const isInPeppol = ({ electronicAddress }: SnapshotParty): boolean =>
  electronicAddress !== null && PEPPOL_SCHEMES.has(electronicAddress.scheme)

/** Undefined where it is none of anybody's business: Peppol is off, neither side is in it, or nothing was issued. */
export async function peppolStanding(
  { db, env }: House,
  subject: DeliverySubject,
  { isVoid = false }: { isVoid?: boolean } = {},
): Promise<PeppolStanding | undefined> {
  const issued = env.peppol && (await selectIssued(db, subject))
  if (!issued) return undefined
  const delivery = await selectDeliveryOf(db, issued.id)
  const { snapshot } = issued
  const isConcerned = snapshot && (isInPeppol(snapshot.buyer) || isInPeppol(snapshot.seller))
  if (!delivery && (!isConcerned || isVoid)) return undefined
  const missing = snapshot ? findingsOf(snapshot, 'peppol-bis-3').map(({ detail }) => detail) : []
  const address = snapshot?.buyer.electronicAddress
  const mayGo = !delivery || mayGoAgain(delivery)
  return {
    state: delivery?.state ?? null,
    reason: delivery?.reason ?? null,
    receiver:
      delivery?.receiver ??
      (address && snapshot && isInPeppol(snapshot.buyer) ? `${address.scheme}:${address.id}` : null),
    missing: mayGo ? missing : [],
    isSendable: mayGo && !isVoid && snapshot !== null && missing.length === 0,
  }
}

/** Credit note → how it stands; those of which nothing is to be said are left out. */
export async function peppolStandingsOfNotes(
  house: House,
  noteIds: readonly string[],
): Promise<Record<string, PeppolStanding>> {
  const found = await Promise.all(
    noteIds.map(
      async (creditNoteId) => [creditNoteId, await peppolStanding(house, { creditNoteId })] as const,
    ),
  )
  return Object.fromEntries(found.flatMap(([id, standing]) => (standing ? [[id, standing]] : [])))
}
