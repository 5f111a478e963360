// A form that makes the call for real, and shows what came back.
'use client'

import { type FormEvent, useState } from 'react'
import { useCredentials } from './credentials'
import { BUTTON, Entry, INPUT } from './entry'
import { Block } from './prose'
import { type Credential, fieldName, type Place, readable, requestOf } from './request'

interface Props {
  id: string
  method: string
  path: string
  credential: Credential
  parameters: (Place & { isRequired: boolean; type: string })[]
  body?: string
}

interface Outcome {
  headline: string
  text: string
}

const ORGANISATION_HEADER = 'x-dolfin-organisation-id'

async function send(url: string, init: RequestInit): Promise<Outcome> {
  const startedAt = performance.now()
  const answer = await fetch(url, init)
  const text = await answer.text()
  const tookMs = Math.round(performance.now() - startedAt)
  const requestId = answer.headers.get('x-request-id') ?? 'none'
  return { headline: `${answer.status} · ${tookMs} ms · request ${requestId}`, text: readable(text) }
}

/** Where an organisation is asked for, it is the one chosen above. */
function known({ name, place }: Place, path: string, organisationId: string): string {
  const isOrganisation =
    name === ORGANISATION_HEADER ||
    (place === 'path' && path.startsWith('/organisations/{id}') && name === 'id')
  return isOrganisation ? organisationId : ''
}

function Result({ headline, text }: Outcome) {
  return (
    <div className="space-y-2">
      <p role="status" className="font-strong">
        {headline}
      </p>
      {text !== '' && <Block>{text}</Block>}
    </div>
  )
}

export function TryIt({ body, credential, id, method, parameters, path }: Props) {
  const { apiKey, organisationId, token } = useCredentials()
  const [outcome, setOutcome] = useState<Outcome>()
  const [isSending, setSending] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const values = Object.fromEntries(
      parameters.map((one) => [fieldName(one), String(form.get(fieldName(one)) ?? '')]),
    )
    const typed = body === undefined ? undefined : String(form.get('body') ?? '')
    const { url, init } = requestOf({
      method,
      path,
      parameters,
      values,
      body: typed,
      ...(credential === 'key' && { apiKey }),
      ...(credential === 'token' && { token }),
      isByCookie: credential === 'cookie',
    })
    setSending(true)
    try {
      setOutcome(await send(url, init))
    } catch (error) {
      setOutcome({ headline: 'No response', text: error instanceof Error ? error.message : '' })
    } finally {
      setSending(false)
    }
  }

  return (
    <form onSubmit={submit} className="needs-script space-y-4">
      {parameters.map((one) => {
        const filled = known(one, path, organisationId)
        return (
          <Entry
            key={`${fieldName(one)} ${filled}`}
            id={`${id}-${one.place}-${one.name}`}
            name={fieldName(one)}
            label={one.name}
            hint={`${one.type}${one.isRequired ? '' : ', optional'}`}
            defaultValue={filled}
            required={one.isRequired}
          />
        )
      })}
      {body !== undefined && (
        <div className="space-y-1">
          <label htmlFor={`${id}-body`} className="font-strong text-13">
            Body
          </label>
          <textarea
            id={`${id}-body`}
            name="body"
            defaultValue={body}
            rows={Math.min(18, body.split('\n').length + 1)}
            spellCheck={false}
            className={`${INPUT} py-2 text-13`}
          />
        </div>
      )}
      <button type="submit" disabled={isSending} className={BUTTON}>
        {isSending ? 'Calling…' : `${method} ${path}`}
      </button>
      {outcome && <Result {...outcome} />}
    </form>
  )
}
