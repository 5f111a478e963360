// Gives a sent invoice a new link, and lets the old one die.
import { transact } from '@/db/transact'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { findInvoice } from './find'
import { type InvoiceWithLines, invoiceCan } from './invoice'
import { createLink, isLiving, revokeLink } from './link'
import { lockInvoice } from './store'

/**
 * The old link dies at once, a new one lives. `linkId` names the new one: asked again for the same, it stays.
 * Throws `Invoice.NotFound`, `Invoice.NoLink`.
 */
export async function rotateLink(
  house: House,
  organisationId: string,
  id: string,
  linkId: string = newId(),
): Promise<InvoiceWithLines> {
  await transact(house.db, async (tx) => {
    const invoice = found(await lockInvoice(tx, organisationId, id), 'Invoice.NotFound')
    if (!invoiceCan('rotateLink', invoice)) throw new Failure('Invoice.NoLink')
    if (await isLiving(tx, id, linkId)) return
    await revokeLink(house, tx, id)
    await createLink(house, tx, { id, organisationId }, linkId)
  })
  return findInvoice(house, organisationId, id)
}
