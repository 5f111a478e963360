// Offers the organisations of an API key by name, so that nobody has to type an id.
'use client'

import { useState } from 'react'
import { requestOf } from './request'

interface Choice {
  id: string
  name: string
}

interface Props {
  apiKey: string
  onChoose: (organisationId: string) => void
}

async function fetchOrganisations(apiKey: string): Promise<Choice[]> {
  const { url, init } = requestOf({
    method: 'GET',
    path: '/organisations',
    parameters: [],
    values: {},
    apiKey,
  })
  const answer = await fetch(url, init)
  const body: { data?: Choice[]; detail?: string } = await answer.json()
  if (!body.data) throw new Error(body.detail ?? `The response was ${answer.status}.`)
  return body.data
}

export function OrganisationChoice({ apiKey, onChoose }: Props) {
  const [choices, setChoices] = useState<Choice[]>([])
  const [said, setSaid] = useState('Paste a key first: npm start prints one for the demo world.')
  const look = () =>
    fetchOrganisations(apiKey).then(
      (found) => {
        setChoices(found)
        setSaid(found.length === 0 ? 'This key has no organisations yet.' : 'Choose one:')
      },
      (error: unknown) => setSaid(error instanceof Error ? error.message : 'Something went wrong.'),
    )
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-13">
      <button
        type="button"
        disabled={apiKey === ''}
        onClick={look}
        className="min-h-11 underline disabled:opacity-60"
      >
        Show this key’s organisations
      </button>
      <span role="status" className="text-muted">
        {said}
      </span>
      {choices.map(({ id, name }) => (
        <button key={id} type="button" onClick={() => onChoose(id)} className="min-h-11 underline">
          {name}
        </button>
      ))}
    </div>
  )
}
