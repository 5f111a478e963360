// Makes the request that a filled-in try-it form stands for.

export interface Place {
  name: string
  place: 'path' | 'query' | 'header'
}

export interface Draft {
  method: string
  path: string
  parameters: Place[]
  /** What was typed, by `place:name`. */
  values: Record<string, string>
  body?: string
  apiKey?: string
}

export const fieldName = ({ name, place }: Place): string => `${place}:${name}`

/** What was left blank is not sent. */
export function requestOf({ apiKey, body, method, parameters, path, values }: Draft): {
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
  const hasBody = body !== undefined && body.trim() !== ''
  if (hasBody) headers['content-type'] = 'application/json'
  return {
    url: query.size > 0 ? `${filled}?${query}` : filled,
    init: { method, headers, body: hasBody ? body : undefined, credentials: 'omit', cache: 'no-store' },
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
