// "You are invited": to a new member, who accepts by signing in.
import type { House } from '@/lib/house'
import { correspondent } from '../correspondent'
import { type Letter, Undeliverable } from '../letter'
import { localeOfCountry, readerIn } from '../reader'
import { correspondenceOfMember } from '../store'

export async function invitation(
  { db, env }: House,
  { organisationId, userId }: { organisationId: string; userId: string },
): Promise<Letter> {
  const { organisation, person, role } = await correspondenceOfMember(db, organisationId, userId)
  const to = correspondent(person.name, person.email)
  if (!to) throw new Undeliverable('The person has no mail address.')
  // Nobody knows yet what this person likes to read; most likely what is spoken where the organisation is.
  const { words } = readerIn(localeOfCountry(organisation.country))
  const say = words.invitation
  return {
    to: [to],
    content: {
      words,
      organisation,
      subject: say.subject(organisation.name),
      title: say.title,
      amount: null,
      amountNote: null,
      paragraphs: [say.lead(organisation.name), say.how(person.email)],
      facts: [[say.role, say.roles[role]]],
      memo: null,
      button: { label: say.signIn, url: `${env.appUrl}/sign-in` },
    },
  }
}
