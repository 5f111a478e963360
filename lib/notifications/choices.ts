// A person's email notification settings.

import { type FieldFault, invalidRequest } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { selectMemberships } from '@/lib/people/store'
import { type Channel, isAlwaysTold, isTold, noticeOf, PERSONAL_EVENTS, type PersonalEvent } from './notices'
import { selectChoices, updateChoices } from './store'

export interface NotificationChoice {
  event: PersonalEvent
  channel: Channel
  /** Whether it is sent, in at least one of the person's organisations. */
  isWanted: boolean
  /** Why it is sent whatever they choose; null where that is up to them. */
  alwaysSent: 'security' | 'money' | null
}

/** Somebody who belongs nowhere would be told what a member is. */
async function rolesOf({ db }: House, userId: string) {
  const roles = (await selectMemberships(db, userId)).map(({ role }) => role)
  return roles.length > 0 ? roles : (['Member'] as const)
}

export async function listNotificationChoices(house: House, userId: string): Promise<NotificationChoice[]> {
  const [roles, choices] = await Promise.all([rolesOf(house, userId), selectChoices(house.db, userId)])
  return PERSONAL_EVENTS.map((event) => {
    const wants = choices.get(event) ?? null
    const isAlways = roles.some((role) => isAlwaysTold(event, role))
    return {
      event,
      channel: 'mail',
      isWanted: roles.some((role) => isTold(event, { role, wants })),
      alwaysSent: isAlways ? (noticeOf(event).always ?? null) : null,
    }
  })
}

export interface Wish {
  event: PersonalEvent
  channel: Channel
  isWanted: boolean
}

const WHY = {
  security: 'it keeps your access safe',
  money: 'money may be lost',
} as const

/** All or nothing; what is named twice counts as it was named last. Throws `Request.Invalid` for what is always sent. */
export async function changeNotificationChoices(
  house: House,
  userId: string,
  wishes: readonly Wish[],
): Promise<NotificationChoice[]> {
  const current = await listNotificationChoices(house, userId)
  const faults = wishes.flatMap(({ event, isWanted }, at): FieldFault[] => {
    const reason = current.find((choice) => choice.event === event)?.alwaysSent
    if (isWanted || !reason) return []
    return [
      {
        pointer: `/choices/${at}/isWanted`,
        code: 'always-sent',
        detail: `choices/${at}/isWanted: this email cannot be switched off, because ${WHY[reason]}.`,
      },
    ]
  })
  if (faults.length > 0) throw invalidRequest(faults)
  await updateChoices(house.db, userId, new Map(wishes.map(({ event, isWanted }) => [event, isWanted])))
  return listNotificationChoices(house, userId)
}
