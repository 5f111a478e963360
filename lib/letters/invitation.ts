// "You are invited": to a new member, who accepts by signing in.
import type { Role } from '@/db/schema/organisations'
import type { House } from '@/lib/house'
import { Undeliverable } from '@/lib/outbox/mail'
import { readerFor } from '@/lib/words/reader'
import type { Key } from '@/lib/words/room'
import { correspondent } from './correspondents'
import type { Letter } from './letter'
import { selectMemberCorrespondence } from './store'

const ROLES = {
  Owner: 'mail.invitation.roleOwner',
  Admin: 'mail.invitation.roleAdmin',
  Member: 'mail.invitation.roleMember',
} as const satisfies Record<Role, Key>

export async function invitation(
  { db, env }: House,
  { organisationId, userId }: { organisationId: string; userId: string },
): Promise<Letter> {
  const { organisation, person, role } = await selectMemberCorrespondence(db, organisationId, userId)
  const to = correspondent(person.name, person.email)
  if (!to) throw new Undeliverable('The person has no email address.')
  // Nobody knows yet what this person likes to read; most likely what is spoken where the organisation is.
  const reader = readerFor(organisation)
  const { say } = reader
  const names = { organisation: organisation.name }
  return {
    to: [to],
    content: {
      reader,
      organisation,
      subject: say('mail.invitation.subject', names),
      title: say('mail.invitation.title'),
      paragraphs: [say('mail.invitation.lead', names), say('mail.invitation.how', { email: person.email })],
      facts: [[say('mail.invitation.role'), say(ROLES[role])]],
      button: { label: say('mail.invitation.signIn'), url: `${env.appUrl}/sign-in` },
    },
  }
}
