// Builds the request of a filled-in try-it form.

export interface Place {
  name: string
  place: 'path' | 'query' | 'header'
}

/** What proves who calls. */
export type Credential = 'none' | 'key' | 'token' | 'cookie'

export interface Draft {
  method: string
  path: string
  parameters: Place[]
  /** What was typed, by `place:name`. */
  values: Record<string, string>
  body?: string
  apiKey?: string
  /** An application's key, or a token. */
  token?: string
  /** Called as the person who is signed in here. */
  isByCookie?: boolean
}

export const fieldName = ({ name, place }: Place): string => `${place}:${name}`

/** Blank fields are not sent. */
export function requestOf({ apiKey, body, isByCookie, method, parameters, path, token, values }: Draft): {
  url: string
  init: RequestInit
} {
  const headers: Record<string, string> = { accept: 'application/json' }
  const query = new URLSearchParams()
  let filled = path
  for (const parameter of parameters) {
    const value = values[fieldName(parameter)]?.trim() ?? ''
    if (parameter.place === 'path') filled = filled.replace(`{${parameter.name}}`, encodeURIComponent(value))
    else if (value === '') continue
    else if (parameter.place === 'query') query.append(parameter.name, value)
    else headers[parameter.name] = value
  }
  if (apiKey) headers['x-dolfin-api-key'] = apiKey
  if (token) headers.authorization = `Bearer ${token}`
  const hasBody = body !== undefined && body.trim() !== ''
  if (hasBody) headers['content-type'] = 'application/json'
  return {
    url: query.size > 0 ? `${filled}?${query}` : filled,
    init: {
      method,
      headers,
      body: hasBody ? body : undefined,
      credentials: isByCookie ? 'same-origin' : 'omit',
      cache: 'no-store',
    },
  }
}

/** JSON laid out for reading; anything else as it is. */
export function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch (error) {
    if (error instanceof SyntaxError) return text
    throw error
  }
}
