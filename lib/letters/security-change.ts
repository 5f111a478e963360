// "A passkey was added": to whom it lets in, so that they hear of what somebody else has done. In English, as the pages about it.
import type { House } from '@/lib/house'
import { Undeliverable } from '@/lib/outbox/mail'
import type { Letters, SecurityChange } from '@/lib/outbox/outbox'
import { selectUser } from '@/lib/people/store'
import { readerFor } from '@/lib/words/reader'
import { correspondent } from './correspondents'
import type { Letter } from './letter'

interface Words {
  title: string
  says: string
}

const WORDS: Record<SecurityChange, Words> = {
  'passkey-added': {
    title: 'A passkey was added',
    says: 'It signs in as you, and confirms that it is you.',
  },
  'passkey-removed': { title: 'A passkey was removed', says: 'It no longer signs in as you.' },
  'app-added': {
    title: 'An authenticator app was set up',
    says: 'From now on its code is asked for whenever somebody signs in as you.',
  },
  'app-removed': {
    title: 'Your authenticator app was removed',
    says: 'Its codes are no longer asked for when somebody signs in as you.',
  },
  'recovery-codes-made': {
    title: 'You have new recovery codes',
    says: 'Those from before no longer work.',
  },
  'recovery-code-used': {
    title: 'A recovery code was used',
    says: 'It stood in for your second factor, and does not work again.',
  },
  'app-guessed': {
    title: 'Many codes of your authenticator app were tried',
    says: 'A hundred in one day, more than people mistype: somebody who got as far as being asked for the code, and so may read your mailbox, may be guessing. No more are taken for a while; your passkeys and recovery codes go on letting you in.',
  },
  'factors-forgotten': {
    title: 'Your second factors were removed',
    says: 'Whoever runs Remit here removed your passkeys, your authenticator app and your recovery codes, and signed you out everywhere. Sign in by a link, and set up a second factor again.',
  },
}

export async function securityChange(
  house: House,
  { at, change, ended, left, name, userId }: Letters['security-change'],
): Promise<Letter> {
  const user = await selectUser(house.db, userId)
  const to = user && correspondent(user.name ?? '', user.email)
  if (!to) throw new Undeliverable('The person has no email address.')
  const { says, title } = WORDS[change]
  const facts: [string, string][] = [['When', `${at.slice(0, 16).replace('T', ' ')} UTC`]]
  if (name !== undefined) facts.push(['Passkey', name])
  if (left !== undefined) facts.push(['Recovery codes left', left])
  if (ended !== undefined) facts.push(['Other sign-ins that were ended', ended])
  return {
    to: [to],
    content: {
      reader: readerFor('en'),
      organisation: { name: 'Remit', email: null, logoUrl: null, primaryColour: null },
      isOwn: true,
      subject: title,
      title,
      paragraphs: [
        says,
        'Was it not you? Then end all other sign-ins on the page Security, remove what you do not recognise there, and tell whoever runs Remit for you.',
      ],
      facts,
      button: { label: 'See your security', url: `${house.env.appUrl}/settings/security` },
    },
  }
}
