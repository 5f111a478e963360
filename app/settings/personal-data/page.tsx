// What is stored about the person who is signed in: download it, or be erased.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import { requirePlace, type SearchParams } from '@/app/place'
import { requireVisitor } from '@/app/signed-in'
import { OwnData } from '@/components/settings/personal-data/own-data'
import { Shell } from '@/components/shell/shell'
import { MessagePage } from '@/components/ui/message-page'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Personal data · Remit', robots: { index: false } }

const PATH = '/settings/personal-data'

async function PersonalDataPage({ searchParams }: { searchParams: SearchParams }) {
  const visitor = await requireVisitor(PATH)
  const shown = <OwnData email={visitor.email} />
  // Who belongs to no organisation has no menu.
  if (visitor.memberships.length === 0 && !visitor.isOperator)
    return <MessagePage title="Personal data">{shown}</MessagePage>
  const place = await requirePlace(PATH, searchParams)
  return (
    <Shell place={place} title="Personal data" lead={`What Remit stores about you, ${visitor.email}.`}>
      {shown}
    </Shell>
  )
}

export default drawn(PersonalDataPage)
