// The payer's link: its token is derived from a stored nonce by the secret key, and only its hash can be looked up.
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { invoiceLinks } from '@/db/schema/invoice-links'
import type { House } from '@/lib/house'
import { deriveSecret, newId, newSecret, sha256 } from '@/lib/ids'

const PURPOSE = 'invoice-link'

/** 256 bits in base64url. Anything else is refused before the database is asked. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/

export const tokenHashOf = (token: string): string | undefined =>
  TOKEN.test(token) ? sha256(token) : undefined

const pathOf = (token: string): string => `/i/${token}`

/**
 * Makes the invoice's one living link, or that of one of several to whom it is mailed; a former one must have been revoked in the
 * same transaction.
 */
export async function createLink(
  { env }: House,
  tx: Queryable,
  { id: invoiceId, organisationId }: { id: string; organisationId: string },
  id = newId(),
  recipient: string | null = null,
): Promise<void> {
  const nonce = newSecret()
  const tokenHash = sha256(deriveSecret(env.authSecret, PURPOSE, nonce))
  await tx.insert(invoiceLinks).values({ id, organisationId, invoiceId, nonce, tokenHash, recipient })
}

/** The living link of one of several to whom the invoice is mailed, made where there is none; the caller holds the invoice. */
export async function linkFor(
  house: House,
  tx: Queryable,
  invoice: { id: string; organisationId: string },
  address: string,
): Promise<string> {
  const recipient = address.toLowerCase()
  const [living] = await tx
    .select({ id: invoiceLinks.id })
    .from(invoiceLinks)
    .where(
      and(
        eq(invoiceLinks.invoiceId, invoice.id),
        eq(invoiceLinks.recipient, recipient),
        isNull(invoiceLinks.revokedAt),
      ),
    )
  if (living) return living.id
  const id = newId()
  await createLink(house, tx, invoice, id, recipient)
  return id
}

/** To whom a link was mailed alone; null for the link of the invoice itself, and for one that is there no longer. */
export async function recipientOf({ db }: House, linkId: string): Promise<string | null> {
  const [link] = await db
    .select({ recipient: invoiceLinks.recipient })
    .from(invoiceLinks)
    .where(and(eq(invoiceLinks.id, linkId), isNull(invoiceLinks.revokedAt)))
  return link?.recipient ?? null
}

/** Whether this very link is the invoice's living one. */
export async function isLiving(tx: Queryable, invoiceId: string, id: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: invoiceLinks.id })
    .from(invoiceLinks)
    .where(
      and(eq(invoiceLinks.id, id), eq(invoiceLinks.invoiceId, invoiceId), isNull(invoiceLinks.revokedAt)),
    )
  return row !== undefined
}

/** The old link dies at once. */
export async function revokeLink({ clock }: House, tx: Queryable, invoiceId: string): Promise<void> {
  await tx
    .update(invoiceLinks)
    .set({ revokedAt: clock.now() })
    .where(and(eq(invoiceLinks.invoiceId, invoiceId), isNull(invoiceLinks.revokedAt)))
}

/** The address a payer opens; null where there is no link, or where AUTH_SECRET has changed since it was made. */
export async function paymentUrlOf(house: House, invoiceId: string): Promise<string | null> {
  return (await paymentUrlsOf(house, [invoiceId])).get(invoiceId) ?? null
}

/** The address of this very link, also when another has replaced it; null as above. */
export async function linkAddressOf({ db, env }: House, linkId: string): Promise<string | null> {
  const [link] = await db
    .select({ nonce: invoiceLinks.nonce, tokenHash: invoiceLinks.tokenHash })
    .from(invoiceLinks)
    .where(eq(invoiceLinks.id, linkId))
  const token = link && deriveSecret(env.authSecret, PURPOSE, link.nonce)
  return token && sha256(token) === link.tokenHash ? env.appUrl + pathOf(token) : null
}

/** As `paymentUrlOf`, for many at once; invoices without a link are left out. */
export async function paymentUrlsOf({ db, env }: House, invoiceIds: string[]): Promise<Map<string, string>> {
  if (invoiceIds.length === 0) return new Map()
  const links = await db
    .select({
      invoiceId: invoiceLinks.invoiceId,
      nonce: invoiceLinks.nonce,
      tokenHash: invoiceLinks.tokenHash,
    })
    .from(invoiceLinks)
    .where(
      and(
        inArray(invoiceLinks.invoiceId, invoiceIds),
        isNull(invoiceLinks.revokedAt),
        isNull(invoiceLinks.recipient),
      ),
    )
  const urls = new Map<string, string>()
  for (const { invoiceId, nonce, tokenHash } of links) {
    const token = deriveSecret(env.authSecret, PURPOSE, nonce)
    if (sha256(token) === tokenHash) urls.set(invoiceId, env.appUrl + pathOf(token))
  }
  return urls
}
