// Queues the email with a sign-in link, without its token, which is derived when it is sent.
import { transact } from '@/db/transact'
import type { House } from '@/lib/house'
import { writeLetter } from '@/lib/outbox/outbox'
import { nonceOf } from './sign-in-link'

export async function sendSignInLink(
  { db }: House,
  { email, expiresAt, next, token }: { email: string; token: string; next: string; expiresAt: Date },
): Promise<void> {
  const nonce = nonceOf(token)
  await transact(db, (tx) =>
    writeLetter(tx, 'sign-in-link', nonce, { nonce, email, next, expiresAt: expiresAt.toISOString() }),
  )
}
