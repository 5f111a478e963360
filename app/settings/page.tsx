// Where somebody lands who has signed in: who they are here, and how each organisation stands with payments.
import type { Metadata } from 'next'
import { Settings } from '@/components/settings/settings'
import { statusOf } from '@/lib/payment-accounts/payment-account'
import { findPaymentAccount } from '@/lib/payment-accounts/store'
import { house } from '@/lib/wiring'
import { requireVisitor } from '../signed-in'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Settings · Remit', robots: { index: false } }

export default async function SettingsPage() {
  const { email, isOperator, memberships, name } = await requireVisitor('/settings')
  const organisations = await Promise.all(
    memberships.map(async ({ organisationId, organisationName, role }) => ({
      id: organisationId,
      name: organisationName,
      role,
      payments: statusOf(await findPaymentAccount(house().db, organisationId)),
    })),
  )
  return <Settings person={{ email, name, isOperator }} organisations={organisations} />
}
