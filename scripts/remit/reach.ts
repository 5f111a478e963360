// Asking the outside whether it is there, with an end to the patience.

const PATIENCE_MS = 15_000

/** The answer, or undefined when there was none in time. */
export async function ask(url: string, headers: Record<string, string> = {}): Promise<Response | undefined> {
  try {
    return await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) })
  } catch {
    return undefined // refused, unknown, or too slow: for a diagnosis it is all the same
  }
}

export async function answers(url: string): Promise<boolean> {
  return (await ask(url))?.ok ?? false
}
