// Finds the route of a request.
import type { Route } from './call'

export interface Match {
  route: Route
  path: { id: string; [name: string]: string }
}

/** More than 60 routes: one pattern each, the ones without parameters first. */
export function createRouter(
  routes: Route[],
): (method: string, path: string, isBrowser: boolean) => Match | undefined {
  const compiled = routes
    .map((route) => ({ route, parts: route.pattern.split('/') }))
    .sort((one, other) => count(one.parts) - count(other.parts))
  return (method, path, isBrowser) => {
    const parts = path.split('/')
    for (const { route, parts: pattern } of compiled) {
      if (route.method !== method || route.isBrowser !== isBrowser) continue
      const values = match(pattern, parts)
      if (values) return { route, path: { ...values, id: values.id ?? '' } }
    }
    return undefined
  }
}

function match(pattern: string[], parts: string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined
  const values: Record<string, string> = {}
  for (const [index, word] of pattern.entries()) {
    const part = parts[index] ?? ''
    if (word.startsWith(':')) values[word.slice(1)] = decode(part)
    else if (word !== part) return undefined
  }
  return values
}

function count(parts: string[]): number {
  return parts.filter((part) => part.startsWith(':')).length
}

function decode(part: string): string {
  // A lone % is not an escape: such an id exists nowhere, and is answered as it came.
  return /%(?![0-9a-f]{2})/i.test(part) ? part : decodeURIComponent(part)
}
