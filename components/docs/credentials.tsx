// The key and the organisation that all try-it forms share; they stay in this tab.
'use client'

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { Entry } from './entry'
import { OrganisationChoice } from './organisation-choice'

interface Credentials {
  apiKey: string
  /** An application's key, or a token. */
  token: string
  organisationId: string
}

const NONE: Credentials = { apiKey: '', token: '', organisationId: '' }
const KEPT_AS = {
  apiKey: 'remit-docs-key',
  token: 'remit-docs-token',
  organisationId: 'remit-docs-organisation',
} as const

const CredentialsContext = createContext<[Credentials, (change: Partial<Credentials>) => void]>([
  NONE,
  () => undefined,
])

export const useCredentials = (): Credentials => useContext(CredentialsContext)[0]

export function CredentialsProvider({ children }: { children: ReactNode }) {
  const [credentials, setCredentials] = useState(NONE)
  useEffect(() => {
    const kept = (name: keyof Credentials) => sessionStorage.getItem(KEPT_AS[name]) ?? ''
    setCredentials({
      apiKey: kept('apiKey'),
      token: kept('token'),
      organisationId: kept('organisationId'),
    })
  }, [])
  const change = (part: Partial<Credentials>) => {
    const next = { ...credentials, ...part }
    setCredentials(next)
    sessionStorage.setItem(KEPT_AS.apiKey, next.apiKey)
    sessionStorage.setItem(KEPT_AS.token, next.token)
    sessionStorage.setItem(KEPT_AS.organisationId, next.organisationId)
  }
  return <CredentialsContext value={[credentials, change]}>{children}</CredentialsContext>
}

/** `hasToken`: asks for the key of an application too. */
export function CredentialsDesk({ hasToken = false }: { hasToken?: boolean }) {
  const [{ apiKey, organisationId, token }, change] = useContext(CredentialsContext)
  return (
    <div className="needs-script max-w-3xl space-y-4 rounded-base border border-line bg-paper p-4">
      {hasToken && (
        <Entry
          id="docs-token"
          label="Key or token of an application"
          hint="stays in this tab"
          type="password"
          value={token}
          onChange={(event) => change({ token: event.target.value.trim() })}
        />
      )}
      <div className="grid gap-4 wide:grid-cols-2">
        <Entry
          id="docs-key"
          label="API key"
          hint="stays in this tab"
          type="password"
          value={apiKey}
          onChange={(event) => change({ apiKey: event.target.value.trim() })}
        />
        <Entry
          id="docs-organisation"
          label="Organisation id"
          value={organisationId}
          onChange={(event) => change({ organisationId: event.target.value.trim() })}
        />
      </div>
      <OrganisationChoice key={apiKey} apiKey={apiKey} onChoose={(id) => change({ organisationId: id })} />
    </div>
  )
}
