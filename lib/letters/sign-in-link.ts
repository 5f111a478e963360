// The sign-in link. In English, because nothing but the address is known of the person asking.
import type { House } from '@/lib/house'
import { Undeliverable } from '@/lib/outbox/mail'
import { LINK_MINUTES, signInUrl } from '@/lib/people/sign-in-link'
import { readerFor } from '@/lib/words/reader'
import type { Letter } from './letter'

export async function signInLink(
  house: House,
  { email, expiresAt, next, nonce }: { nonce: string; email: string; next: string; expiresAt: string },
): Promise<Letter> {
  if (new Date(expiresAt) <= house.clock.now()) throw new Undeliverable('The link has expired.')
  return {
    to: [{ name: '', address: email }],
    content: {
      reader: readerFor('en'),
      organisation: { name: 'Remit', email: null, logoUrl: null, primaryColour: null },
      isOwn: true,
      subject: 'Your link to sign in to Remit',
      title: 'Sign in to Remit',
      paragraphs: [
        `This link works once, within ${LINK_MINUTES} minutes.`,
        'Did you not ask for this? Then someone mistyped their address. Nothing has happened, and you can delete this email.',
      ],
      facts: [['Address', email]],
      button: { label: 'Sign in', url: signInUrl(house, { email, next, nonce }) },
    },
  }
}
