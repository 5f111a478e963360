// The code by which somebody proves afresh who they are. In English, as the pages that ask for it.
import type { House } from '@/lib/house'
import { Undeliverable } from '@/lib/outbox/mail'
import { PROOF_CODE_MINUTES, proofCodeOf } from '@/lib/people/prove'
import { selectUser } from '@/lib/people/store'
import { readerFor } from '@/lib/words/reader'
import { correspondent } from './correspondents'
import type { Letter } from './letter'

export async function proofCode(
  house: House,
  { expiresAt, nonce, userId }: { nonce: string; userId: string; expiresAt: string },
): Promise<Letter> {
  if (new Date(expiresAt) <= house.clock.now()) throw new Undeliverable('The code has expired.')
  const user = await selectUser(house.db, userId)
  const to = user && correspondent(user.name ?? '', user.email)
  if (!to) throw new Undeliverable('The person has no email address.')
  return {
    to: [to],
    content: {
      reader: readerFor('en'),
      organisation: { name: 'Remit', email: null, logoUrl: null, primaryColour: null },
      isOwn: true,
      subject: 'Your code to confirm that it is you',
      title: 'Confirm that it is you',
      amount: proofCodeOf(house, nonce).replace(/^(....)/, '$1 '),
      paragraphs: [
        `Enter this code where Remit asks for it. It works once, within ${PROOF_CODE_MINUTES} minutes.`,
        'Nobody from Remit will ever ask you for it. Did you not ask for it yourself? Then somebody uses your sign-in: end it on the page Security.',
      ],
      button: { label: 'See where you are signed in', url: `${house.env.appUrl}/settings/security` },
    },
  }
}
