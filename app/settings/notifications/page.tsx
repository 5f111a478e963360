// A person's email notification settings.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import { requirePlace, type SearchParams } from '@/app/place'
import { requireVisitor } from '@/app/signed-in'
import { NotificationForm } from '@/components/settings/notifications/notification-form'
import { Shell } from '@/components/shell/shell'
import { MessagePage } from '@/components/ui/message-page'
import { listNotificationChoices } from '@/lib/notifications/choices'
import { noticeOf } from '@/lib/notifications/notices'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Notifications · Remit', robots: { index: false } }

const PATH = '/settings/notifications'

async function NotificationsPage({ searchParams }: { searchParams: SearchParams }) {
  const { email, isOperator, memberships, userId } = await requireVisitor(PATH)
  const choices = (await listNotificationChoices(house(), userId)).map(({ alwaysSent, event, isWanted }) => ({
    ...{ alwaysSent, event, isWanted },
    shown: noticeOf(event).shown ?? null,
  }))
  const form = <NotificationForm key={userId} choices={choices} />
  // A person without an organisation has no menu; their choices apply once they have one.
  if (memberships.length === 0 && !isOperator) return <MessagePage title="Notifications">{form}</MessagePage>
  const place = await requirePlace(PATH, searchParams)
  const where = memberships.length > 1 ? ' This applies to all of your organisations.' : ''
  return (
    <Shell place={place} title="Notifications" lead={`What we email to ${email}.${where}`}>
      {form}
    </Shell>
  )
}

export default drawn(NotificationsPage)
